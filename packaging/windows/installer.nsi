; The installer for Windows, for one person and without an administrator. packaging/windows/installer.py calls makensis
; with what is defined here and writes files.nsh, the list of all files, from which the uninstaller knows its own.
;
;   NAME PROGRAM APP_ID VERSION VERSION4 AUTHORS COPYRIGHT SUMMARY  what the program says of itself
;   MIME ENDING DOCUMENT                                            its files
;   ICON OUTPUT FILES                                               paths on the machine that builds; KIB the size

Unicode true
ManifestDPIAwareness "PerMonitorV2,System"
ManifestSupportedOS Win10
ManifestLongPathAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
CRCCheck force
SetOverwrite on
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define PROGID "${NAME}.Comparison.1"
!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP_ID}"
!define APP_PATH "Software\Microsoft\Windows\CurrentVersion\App Paths\${PROGRAM}.exe"
!define CAPABILITIES "Software\${NAME}\Capabilities"
!define SETTINGS "$LOCALAPPDATA\${PROGRAM}"

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "x64.nsh"
!include /CHARSET=UTF8 "${FILES}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}.exe"
!define MUI_COMPONENTSPAGE_NODESC

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!include /CHARSET=UTF8 "words.nsh"

VIProductVersion "${VERSION4}"
VIFileVersion "${VERSION4}"
!macro VersionWords LANGUAGE
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "${NAME}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${NAME}: ${SUMMARY}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "${AUTHORS}"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "${COPYRIGHT}"
!macroend
!insertmacro VersionWords ${LANG_ENGLISH}
!insertmacro VersionWords ${LANG_GERMAN}

; Windows lets nobody write to a program that runs. It is never ended by us: there may be something to save.
!macro WaitUntilClosed PROGRAM_FILE
  ${DoWhile} ${FileExists} "$INSTDIR\${PROGRAM_FILE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM_FILE}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(StillOpen)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel 3
      Quit
    ${EndIf}
  ${Loop}
!macroend
!macro AskToClose UN
Function ${UN}AskToClose
  !insertmacro WaitUntilClosed "${PROGRAM}.exe"
  !insertmacro WaitUntilClosed "${PROGRAM}-cli.exe"
FunctionEnd
!macroend
!insertmacro AskToClose ""
!insertmacro AskToClose "un."

!macro TellWindows
  ; SHCNE_ASSOCCHANGED: icons and "open" of the files are read anew.
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
FunctionEnd

; The uninstaller of the version before knows its files; without it ours are written over what is there.
Function RemoveVersionBefore
  ReadRegStr $0 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$0\uninstall.exe"
    ExecWait '"$0\uninstall.exe" /S _?=$0' $1
    ${If} $1 != 0
      MessageBox MB_OK|MB_ICONSTOP "$(NotRemoved)" /SD IDOK
      SetErrorLevel 5
      Quit
    ${EndIf}
    Delete "$0\uninstall.exe"
    RMDir "$0"
  ${EndIf}
FunctionEnd

Section "-program"
  Call AskToClose
  Call RemoveVersionBefore
  !insertmacro InstallFiles
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}.exe" "" "$INSTDIR\${PROGRAM}.exe" 0 SW_SHOWNORMAL "" "${SUMMARY}"

  ; The kind of file, and that we open it.
  WriteRegStr HKCU "${CLASSES}\${PROGID}" "" "${DOCUMENT}"
  WriteRegStr HKCU "${CLASSES}\${PROGID}" "FriendlyTypeName" "${DOCUMENT}"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\DefaultIcon" "" '"$INSTDIR\${PROGRAM}-document.ico"'
  WriteRegStr HKCU "${CLASSES}\${PROGID}\shell\open" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\shell\open\command" "" '"$INSTDIR\${PROGRAM}.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.${ENDING}" "" "${PROGID}"
  WriteRegStr HKCU "${CLASSES}\.${ENDING}" "Content Type" "${MIME}"
  WriteRegStr HKCU "${CLASSES}\.${ENDING}\OpenWithProgids" "${PROGID}" ""

  ; "Open with", the settings page of default programs, and the box that Windows and R open.
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}.exe" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}.exe\SupportedTypes" ".${ENDING}" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}.exe\shell\open\command" "" '"$INSTDIR\${PROGRAM}.exe" "%1"'
  WriteRegStr HKCU "${CAPABILITIES}" "ApplicationName" "${NAME}"
  WriteRegStr HKCU "${CAPABILITIES}" "ApplicationDescription" "${SUMMARY}"
  WriteRegStr HKCU "${CAPABILITIES}\FileAssociations" ".${ENDING}" "${PROGID}"
  WriteRegStr HKCU "Software\RegisteredApplications" "${NAME}" "${CAPABILITIES}"
  WriteRegStr HKCU "${APP_PATH}" "" "$INSTDIR\${PROGRAM}.exe"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${AUTHORS}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KIB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  !insertmacro TellWindows
SectionEnd

Section "un.${NAME}"
  SectionIn RO
  Call un.AskToClose
  !insertmacro RemoveFiles
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"

  DeleteRegKey HKCU "${CLASSES}\${PROGID}"
  DeleteRegKey HKCU "${CLASSES}\Applications\${PROGRAM}.exe"
  DeleteRegKey HKCU "${CAPABILITIES}"
  DeleteRegKey /ifempty HKCU "Software\${NAME}"
  DeleteRegValue HKCU "Software\RegisteredApplications" "${NAME}"
  DeleteRegKey HKCU "${APP_PATH}"
  DeleteRegKey HKCU "${UNINSTALL}"
  ; Another program may have taken over the ending since.
  DeleteRegValue HKCU "${CLASSES}\.${ENDING}\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${ENDING}\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\.${ENDING}" ""
  ${If} $0 == "${PROGID}"
    DeleteRegValue HKCU "${CLASSES}\.${ENDING}" ""
  ${EndIf}
  ReadRegStr $0 HKCU "${CLASSES}\.${ENDING}" "Content Type"
  ${If} $0 == "${MIME}"
    DeleteRegValue HKCU "${CLASSES}\.${ENDING}" "Content Type"
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${ENDING}"
  !insertmacro TellWindows
SectionEnd

; Off unless somebody ticks it. Comparisons that were saved lie elsewhere and are never touched.
Section /o "un.$(SettingsToo)"
  Delete "${SETTINGS}\settings.json"
  Delete "${SETTINGS}\Logs\faults.log"
  RMDir "${SETTINGS}\Logs"
  Delete "${SETTINGS}\recovery\*.offers"
  Delete "${SETTINGS}\recovery\*.path"
  Delete "${SETTINGS}\recovery\*.lock"
  RMDir "${SETTINGS}\recovery"
  RMDir "${SETTINGS}"
SectionEnd
