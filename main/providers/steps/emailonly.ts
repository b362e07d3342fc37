import type { JobResult } from '../../engine/service.ts';
import type { Io } from '../io.ts';
import type { Task } from '../job-check.ts';
import type { Plugin } from '../spec.ts';
import { UPDATED, updateEach } from './targets.ts';

/** Tells nobody: the event's own notice of a change is all that is wanted. */
export const update = async (_plugin: Plugin, task: Task, _io: Io): Promise<JobResult> => updateEach(task, async () => UPDATED);
