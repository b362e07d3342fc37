; What the packager's own template leaves to us: removing Saikoro asks whether data and passwords stay, and takes the login item away.
; The languages by their numbers, since the template names them later: 1033 is English, 1041 Japanese.

!ifdef BUILD_UNINSTALLER

LangString saikoroRemoveData 1033 "Remove your settings, history and passwords, too?$\r$\n$\r$\nThey are in $APPDATA\Saikoro, and can’t be had back once they are removed. A later Saikoro goes on with them if they stay."
LangString saikoroRemoveData 1041 "設定、履歴、パスワードも削除しますか？$\r$\n$\r$\n$APPDATA\Saikoro にあります。削除すると元に戻せません。残しておくと、次に Saikoro をインストールしたときに続けて使えます。"

Var saikoroRemovesData

!macro customUnInit
  StrCpy $saikoroRemovesData "0"
  ; The template makes itself silent after its first question: only its words say whether anybody is there to answer.
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/S" $R1
  ${If} ${Errors}
    ${IfNot} ${isUpdated}
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(saikoroRemoveData)" IDNO saikoroDataStays
      StrCpy $saikoroRemovesData "1"
      saikoroDataStays:
    ${EndIf}
  ${EndIf}
!macroend

; Every value of a key whose program lies in this installation, whatever it is called.
!macro saikoroRemoveLoginItem
  StrCpy $R0 0
  StrLen $R4 "$INSTDIR\"
  ${Do}
    EnumRegValue $R1 HKCU "Software\Microsoft\Windows\CurrentVersion\Run" $R0
    ${If} $R1 == ""
      ${ExitDo}
    ${EndIf}
    ReadRegStr $R2 HKCU "Software\Microsoft\Windows\CurrentVersion\Run" $R1
    StrCpy $R3 $R2 $R4
    StrCpy $R2 $R2 $R4 1
    ${If} $R3 == "$INSTDIR\"
    ${OrIf} $R2 == "$INSTDIR\"
      DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" $R1
      DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" $R1
    ${Else}
      IntOp $R0 $R0 + 1
    ${EndIf}
  ${Loop}
!macroend

!macro customUnInstall
  ${IfNot} ${isUpdated}
    !insertmacro saikoroRemoveLoginItem
    RMDir /r "$LOCALAPPDATA\saikoro-updater"
    ${If} $saikoroRemovesData == "1"
      RMDir /r "$APPDATA\Saikoro"
    ${EndIf}
  ${EndIf}
!macroend

!endif
