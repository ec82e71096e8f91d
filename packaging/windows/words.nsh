; What the installer says beyond what its toolkit says by itself.

LangString StillOpen ${LANG_ENGLISH} "${NAME} is open. Save your work and close it, then choose Retry."
LangString StillOpen ${LANG_GERMAN} "${NAME} ist noch geöffnet. Bitte sichern Sie Ihre Arbeit, schließen Sie das Programm und wählen Sie dann Wiederholen."

LangString TooOld ${LANG_ENGLISH} "${NAME} needs a 64-bit Windows 10 or newer."
LangString TooOld ${LANG_GERMAN} "${NAME} braucht Windows 10 oder neuer mit 64 Bit."

LangString NotRemoved ${LANG_ENGLISH} "The version that is installed could not be removed. Nothing new was installed. Please uninstall it in Windows' settings and try again."
LangString NotRemoved ${LANG_GERMAN} "Die vorhandene Version ließ sich nicht entfernen. Es wurde nichts Neues installiert. Bitte deinstallieren Sie sie in den Einstellungen von Windows und versuchen Sie es noch einmal."

LangString SettingsToo ${LANG_ENGLISH} "Settings, recent files and recovery copies"
LangString SettingsToo ${LANG_GERMAN} "Einstellungen, zuletzt geöffnete Dateien und Sicherungskopien"
