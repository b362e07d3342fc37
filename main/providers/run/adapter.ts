import type { JobResult } from '../../ports/dns-service.ts';
import type { Plugin } from '../grammar/plugin.ts';
import type { Io } from './io.ts';
import type { Task } from './task.ts';

/** A built-in plug-in that needs code: looks up, signs or speaks another protocol, and ends in the same outcomes. */
export type Steps = (plugin: Plugin, task: Task, io: Io) => Promise<JobResult>;
