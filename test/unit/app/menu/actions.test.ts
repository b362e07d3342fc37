import { expect, it } from 'vitest';
import { createMenuActs } from '../../../../main/app/menu/actions.ts';
import { zoomed } from '../../../../main/app/menu/zoom.ts';
import { COMMAND_IDS, isBy, MAIN_COMMANDS, type MenuCommand } from '../../../../preload/contract/menu/commands.ts';
import { ZOOMS } from '../../../../preload/contract/settings.ts';
import { dnsEvent } from '../../../helpers/fake-world/events.ts';
import { createFakeWorld } from '../../../helpers/fake-world/world.ts';

const setUp = () => {
  const { saikoro } = createFakeWorld([dnsEvent()]);
  const did: string[] = [];
  const act = createMenuActs({
    saikoro,
    window: {
      open: (view) => void did.push(`open ${JSON.stringify(view)}`),
      close: () => void did.push('close'),
      zoom: (percent) => void did.push(`zoom ${percent}`),
    },
    shell: {
      openPath: async (path) => {
        did.push(`path ${path}`);
        return '';
      },
    },
    folder: '/data',
    quit: () => void did.push('quit'),
  });
  return { saikoro, did, act };
};

it('does what is main’s, and tells the page the rest, opening it', () => {
  const { did, act } = setUp();
  for (const id of COMMAND_IDS.filter(isBy('page'))) {
    act(id);
    expect(did.splice(0)).toEqual([`open {"command":"${id}"}`]);
  }
  for (const id of MAIN_COMMANDS) {
    act(id);
    expect(did.splice(0), id).toHaveLength(1);
  }
});

it('makes everything larger step by step, remembers it, and stops at the ends', () => {
  const { saikoro, did, act } = setUp();
  const press = (id: MenuCommand, times: number): void => {
    for (let nth = 0; nth < times; nth += 1) act(id);
  };
  press('zoom-in', 20);
  expect([saikoro.state.fields().ui.zoom, did.at(-1)]).toEqual([200, 'zoom 200']);
  press('zoom-out', 20);
  expect([saikoro.state.fields().ui.zoom, did.at(-1)]).toEqual([80, 'zoom 80']);
  act('actual-size');
  expect([saikoro.state.fields().ui.zoom, did.at(-1)]).toEqual([100, 'zoom 100']);
  expect(ZOOMS.map((size) => zoomed(size, 'zoom-in'))).toEqual([90, 100, 110, 125, 150, 175, 200, 200]);
});
