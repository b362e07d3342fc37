import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import type { Io } from '../run/io.ts';
import type { Task } from '../run/task.ts';
import { UPDATED, updateEach } from './rest/targets.ts';

/** Sends nothing: the notice about the change is all that this service is for. */
export const update = async (_plugin: Plugin, task: Task, _io: Io): Promise<JobResult> => updateEach(task, async () => UPDATED);
