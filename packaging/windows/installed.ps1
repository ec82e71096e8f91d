# Installs silently, lets the installed program test itself, installs over it, removes it silently, and fails where
# anything is left, or where a comparison or the settings are gone.
param([Parameter(Mandatory)][string]$Installer)

$ErrorActionPreference = "Stop"
$folder = Join-Path $env:LOCALAPPDATA "Programs\OfferCompare"
$settings = Join-Path $env:LOCALAPPDATA "offercompare"
$link = Join-Path $env:APPDATA "Microsoft\Windows\Start Menu\Programs\OfferCompare.lnk"
$classes = "HKCU:\Software\Classes"
$keys = @(
    "$classes\.offers",
    "$classes\OfferCompare.Comparison.1",
    "$classes\Applications\offercompare.exe",
    "HKCU:\Software\OfferCompare",
    "HKCU:\Software\Microsoft\Windows\CurrentVersion\App Paths\offercompare.exe",
    "HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\org.offercompare.OfferCompare"
)

function Assert([bool]$Holds, [string]$Sentence) {
    if (-not $Holds) { throw $Sentence }
}

function Start-AndWait([string]$Program) {
    # Waits for what it starts, too: an uninstaller goes on as a copy of itself.
    $run = Start-Process -FilePath $Program -ArgumentList "/S" -PassThru -Wait
    Assert ($run.ExitCode -eq 0) "$Program ended with $($run.ExitCode)."
}

function Assert-Installed {
    foreach ($key in $keys) { Assert (Test-Path -LiteralPath $key) "$key is missing." }
    Assert (Test-Path -LiteralPath $link) "The start menu has no entry."
    $opens = (Get-Item -LiteralPath "$classes\OfferCompare.Comparison.1\shell\open\command").GetValue("")
    Assert ($opens -eq "`"$folder\offercompare.exe`" `"%1`"") "A double click would run: $opens"
    & (Join-Path $folder "offercompare-cli.exe") self-test
    Assert ($LASTEXITCODE -eq 0) "The installed program failed its self-test."
}

New-Item -ItemType Directory -Force $settings | Out-Null
Set-Content -LiteralPath (Join-Path $settings "settings.json") "{}"
$document = Join-Path ([Environment]::GetFolderPath("MyDocuments")) "kept.offers"
Set-Content -LiteralPath $document "{}"

Start-AndWait $Installer
Assert-Installed
Start-AndWait $Installer
Assert-Installed
Start-AndWait (Join-Path $folder "uninstall.exe")

# The uninstaller's own copy may still be about to end.
foreach ($second in 1..20) { if (Test-Path -LiteralPath $folder) { Start-Sleep 1 } }
Assert (-not (Test-Path -LiteralPath $folder)) "Files are left: $(Get-ChildItem -Recurse -Name $folder -ErrorAction Ignore)"
Assert (-not (Test-Path -LiteralPath $link)) "The start menu still has its entry."
foreach ($key in $keys) { Assert (-not (Test-Path -LiteralPath $key)) "$key is left." }
$registered = Get-ItemProperty "HKCU:\Software\RegisteredApplications" -Name OfferCompare -ErrorAction Ignore
Assert ($null -eq $registered) "It is still among the registered programs."
Assert (Test-Path -LiteralPath $document) "A comparison is gone."
Assert (Test-Path -LiteralPath (Join-Path $settings "settings.json")) "The settings are gone."
Write-Output "Installed, tested, installed over and removed; nothing is left."
