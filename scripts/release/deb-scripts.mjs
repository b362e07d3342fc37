import { PACKAGES } from './deb-files.mjs';

/** What dpkg runs of a package: deb-postinst(5), deb-prerm(5), deb-postrm(5), and debconf-devel(7) for the question. */

const LOAD = `if [ -e /usr/share/debconf/confmodule ]; then
  . /usr/share/debconf/confmodule
fi`;

/**
 * Chromium's sandbox wants user namespaces, or its helper as setuid root; Ubuntu 24.04 denies the first to programs without a profile of their own, so
 * the helper it is, as Chromium's own packages have it.
 */
const SANDBOX = `
if [ "$1" = configure ]; then
  chmod 4755 "$DPKG_ROOT/opt/Saikoro/chrome-sandbox"
fi`;

/** debconf learns here what a purge will ask. */
export const postinst = (what) => `#!/bin/sh
set -e
${LOAD}${what === 'app' ? SANDBOX : ''}
exit 0
`;

/** A removed program would go on without its files, and write anew what a purge removes. */
export const prerm = `#!/bin/sh
set -e
if [ "$1" = remove ]; then
  start-stop-daemon --stop --quiet --oknodo --retry TERM/10/KILL/5 --exec "$DPKG_ROOT/opt/Saikoro/saikoro" || true
fi
exit 0
`;

/** What a purge asks, by debconf, in the system's language. Left unanswered, nothing of anybody's is removed. */
export const templates = (what) => `Template: ${PACKAGES[what]}/remove-data
Type: boolean
Default: false
Description: Remove the settings, history and passwords of all users?
 They are in each user's folder .config/Saikoro, and can't be had back once they are removed. A later Saikoro goes on with them if they stay.
Description-ja.UTF-8: すべてのユーザーの設定、履歴、パスワードを削除しますか？
 各ユーザーの .config/Saikoro フォルダーにあります。削除すると元に戻せません。残しておくと、次に Saikoro をインストールしたときに続けて使えます。
`;

/** Nothing is asked while installing. */
export const config = `#!/bin/sh
set -e
${LOAD}
exit 0
`;

/**
 * A purge asks whether the users' data and passwords stay; nobody there to answer, or another Saikoro that uses them, means that they do. They are
 * removed as their owner would: a link in a home leads no further than that user may go.
 */
export const postrm = (what) => `#!/bin/sh
set -e
${LOAD}
users() {
  if [ -n "$DPKG_ROOT" ]; then cat "$DPKG_ROOT/etc/passwd" 2>/dev/null || true; else getent passwd || true; fi
}
remove_data() {
  users | while IFS=: read -r _ _ uid gid _ home _; do
    case "$home" in /*) ;; *) continue ;; esac
    [ -d "$DPKG_ROOT$home/.config/Saikoro" ] || continue
    setpriv --reuid="$uid" --regid="$gid" --clear-groups rm -rf -- \
      "$DPKG_ROOT$home/.config/Saikoro" "$DPKG_ROOT$home/.config/autostart/app.saikoro.desktop" </dev/null || true
  done
}
if [ "$1" = purge ]; then
  answer=false
  if [ -e /usr/share/debconf/confmodule ]; then
    if [ ! -e "$DPKG_ROOT/${what === 'app' ? 'usr/bin/saikoro-command' : 'opt/Saikoro/saikoro'}" ]; then
      db_input high ${PACKAGES[what]}/remove-data || true
      db_go || true
      db_get ${PACKAGES[what]}/remove-data && answer="$RET"
    fi
    db_purge
  fi
  if [ "$answer" = true ]; then
    remove_data
  else
    echo "Saikoro: settings, history and passwords stay in each user's ~/.config/Saikoro; delete that folder to remove them." >&2
  fi
fi
exit 0
`;
