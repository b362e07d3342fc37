import type { JobResult } from '../engine/service.ts';
import type { Io } from './io.ts';
import type { Task } from './job-check.ts';
import type { Plugin } from './spec.ts';

/** A built-in plug-in that needs code: looks up, signs or speaks another protocol, and ends in the same outcomes. */
export type Steps = (plugin: Plugin, task: Task, io: Io) => Promise<JobResult>;
