import { quoted } from './common.ts';

export const movingWords = {
  title: (name: string) => `Move ${name} to Another Service`,
  text: (service: string) =>
    `${service} stays as it is meanwhile, and both run side by side. Once a new name is published, the old event is switched off by itself and kept, so you can go back. Where the name stays the same, the DNS can’t tell the two services apart: then you switch the old event off yourself. Sign up at a new service first, then choose it here.`,
  /** Of a second service for one home, beside the one there is. */
  second: {
    title: (service: string) => `${service} could not be updated for a month.`,
    text: (name: string) =>
      `A second name at another service still points to your home when one of them fails. ${quoted(name)} goes on as it is; Saikoro keeps both up to date.`,
    choose: 'Choose a Second Service…',
    refuse: 'No, Don’t Ask Again',
    sheetTitle: (name: string) => `A Second Service beside ${name}`,
    sheetText: (service: string) =>
      `Both stay on: ${service} as before, and a second name that leads home as well. Sign up at another service first, then choose it here.`,
  },
  offers: 'Services to move to',
  ownDomain: 'a name of your own there',
  signUp: 'Open Its Page',
  signUpNamed: (name: string) => `Open Its Page: ${name}`,
  choose: 'Choose',
  chooseNamed: (name: string) => `Choose ${name}`,
  checkName: 'Whether the same name is still free there, only its page knows.',
  other: 'Another Service…',
  which: 'Move One to Another Service…',
  panel: 'Move',
  before: (name: string) =>
    `This event takes the place of ${quoted(name)}. That one goes on until the new name is published, and is then switched off.`,
  both: (name: string) => `Both run. As soon as the DNS shows the new name, ${quoted(name)} is switched off by itself and kept.`,
  unverified: (name: string) =>
    `The DNS doesn’t show what the new service was told, so Saikoro can’t be sure. If the new name works, switch ${quoted(name)} off.`,
  sameName: (name: string) =>
    `Both keep the same host name, so the DNS can’t tell Saikoro which service it shows. ${quoted(name)} stays on until you switch it off, once the new service works.`,
  switchOff: 'Switch It Off',
  done: (name: string) => `Moved: the new name is published. ${quoted(name)} is switched off and kept.`,
  doneBoth: (name: string) => `Moved: the new name is published. You have ${quoted(name)} on as well.`,
  doneGone: 'Moved: the new name is published.',
  elsewhere: 'What else names the old host?',
  elsewhereText: (hosts: string) =>
    `Saikoro doesn’t look through your things. Write down where ${hosts} stands, and tick off what you have changed. Save keeps the list.`,
  suggestions: ['Web server', 'VPN profile on the phone', 'Bookmarks', 'SSH settings', 'Router', 'Certificates'],
  offer: (text: string) => `+ ${text}`,
  add: 'Where else',
  addPlaceholder: 'e.g. VPN profile on the iPhone',
  addButton: 'Add',
  copy: 'Copy List',
  print: 'Print List…',
  copied: 'Copied',
  listTitle: (hosts: string) => `What names ${hosts}:`,
  drop: 'Remove',
  dropNamed: (text: string) => `Remove ${text}`,
};
