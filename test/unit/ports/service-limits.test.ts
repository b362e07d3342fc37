import { describe, expect, it } from 'vitest';
import { chosenLimits } from '../../../main/ports/service-limits.ts';
import type { ServiceInfo } from '../../../preload/contract/service.ts';
import { INFO, LIMITS } from '../../helpers/fake-world/services.ts';

const field = (key: string): ServiceInfo['fields'][number] => ({ ...(INFO.fields[0] as ServiceInfo['fields'][number]), key, kind: 'text' });
const limits = { ...LIMITS, together: 'allowed' as const };
const of = (values: Record<string, string | number>, keys = ['bothFamilies', 'hostsPerRequest']) =>
  chosenLimits({ limits, info: { ...INFO, fields: keys.map(field) } }, values);

describe('how both families travel', () => {
  it('is as the service says where nothing was chosen, as in every event from before there was a choice', () => {
    expect(of({}).together).toBe('allowed');
    expect(of({ bothFamilies: '' }).together).toBe('allowed');
  });
  it('is each by itself, or always both, as the user chose', () => {
    expect(of({ bothFamilies: 'apart' }).together).toBe('no');
    expect(of({ bothFamilies: 'myip6' }).together).toBe('required');
  });
  it('is not for a setting to say that the service does not ask for', () => {
    expect(of({ bothFamilies: 'apart', hostsPerRequest: 1 }, ['token'])).toBe(limits);
  });
});

describe('how many hosts go in one request', () => {
  it.each<[number | string | undefined, number]>([
    [undefined, 20],
    ['', 20],
    [1, 1],
    ['7', 7],
    [1000, 1000],
    [0, 20],
    [-1, 20],
    [1001, 20],
    [2.5, 20],
    ['many', 20],
  ])('%s: %i', (chosen, most) => {
    expect(of(chosen === undefined ? {} : { hostsPerRequest: chosen }).maxHosts).toBe(most);
  });
  it('is one where the request names a zone that nobody gave', () => {
    expect(of({}, ['zone']).maxHosts).toBe(1);
    expect(of({ zone: 'dyn.example' }, ['zone']).maxHosts).toBe(20);
  });
});
