import type { World } from '../runtime/world.ts';
import { createUndo, type Undo } from '../undo/undo.ts';
import type { AuthoritativeDns } from '../verification/authoritative-dns.ts';
import { createPropagationCheck } from '../verification/propagation.ts';
import type { Verifier } from '../verification/verifier.ts';
import { type AppCommands, createAppCommands } from './app-commands.ts';
import { type Credentials, createCredentials } from './credentials.ts';
import { createDevicePreview, type DevicePreview } from './device-preview.ts';
import { createDryRun, type DryRun } from './dry-run.ts';
import { createEventCommands, type EventCommands } from './event-commands.ts';
import { createEventOrder, type EventOrder } from './event-order.ts';
import { followMoves } from './moves.ts';
import { createNetworkCommands, type NetworkCommands } from './network-commands.ts';
import { createPause, type Pause } from './pause.ts';
import { createPropagationCommand, type PropagationCommand } from './propagation-command.ts';
import { unattended, undoableCommands } from './undoable-commands.ts';

type Needs = Parameters<typeof createAppCommands>[0] &
  Parameters<typeof createEventCommands>[1] &
  Parameters<typeof createNetworkCommands>[1] &
  Parameters<typeof createDryRun>[1] &
  Parameters<typeof createDevicePreview>[0] &
  Parameters<typeof createUndo>[1] &
  Parameters<typeof createPause>[1] & { authoritativeDns: AuthoritativeDns; verifier: Pick<Verifier, 'onShown'> };

/** All that the user may ask for. */
export interface Commands {
  commands: EventCommands & AppCommands & Credentials & EventOrder;
  undo: Pick<Undo, 'go'>;
  network: NetworkCommands;
  devicePreview: DevicePreview;
  dryRun: DryRun;
  propagation: PropagationCommand;
  pause: Pick<Pause, 'takeUp' | 'bound'>;
}

export const createCommands = (world: World, needs: Omit<Needs, 'pause'>): Commands => {
  const pause = createPause(world, needs);
  const propagation = createPropagationCommand({
    addressesOf: needs.addresses.addressesOf,
    clock: world.clock,
    kept: needs.events.get,
    propagation: createPropagationCheck({ ...world, ...needs }),
    record: world.ledger.get,
    state: needs.state,
  });
  needs.verifier.onShown(propagation.afterChange);
  const undo = createUndo(world, needs);
  const ofEvents = createEventCommands(world, needs);
  const commands = {
    ...undoableCommands(ofEvents, { ...needs, undo }),
    ...createCredentials(world, { ...needs, undo }),
    ...createEventOrder({ ...needs, undo }),
    ...createAppCommands({ ...needs, pause }),
  };
  followMoves({ clock: world.clock, commands: unattended(ofEvents, { undo }), eventManager: needs.eventManager, state: needs.state });
  return {
    commands,
    undo,
    network: createNetworkCommands(world, needs),
    devicePreview: createDevicePreview(needs),
    dryRun: createDryRun(world, needs),
    propagation,
    pause,
  };
};
