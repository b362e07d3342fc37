/** System enclosure types of what is carried about (SMBIOS 3.7, 7.4.1): portable, laptop, notebook, hand-held, sub-notebook, tablet, convertible, detachable. */
const CARRIED = new Set([8, 9, 10, 11, 14, 30, 31, 32]);

/** The numbers a tool prints, one or several; null where it printed none. */
export const portableByEnclosure = (text: string): boolean | null => {
  const types = text.split(/\s+/).filter((word) => /^\d{1,3}$/.test(word));
  return types.length === 0 ? null : types.some((type) => CARRIED.has(Number(type)));
};

/**
 * Linux: /sys/class/dmi/id/chassis_type, and the names in /sys/class/power_supply, where a battery of the computer itself is called BAT0 and
 * the like; those of mice are not. Either may be missing, as on boards without DMI.
 */
export const portableBySys = (chassis: string | null, supplies: string[] | null): boolean | null => {
  const byEnclosure = chassis === null ? null : portableByEnclosure(chassis);
  if (byEnclosure === true || supplies?.some((name) => /^BAT/i.test(name))) return true;
  return byEnclosure === null && supplies === null ? null : false;
};

/** macOS: `sysctl -n hw.model`, until 2021. */
export const isPortableModel = (model: string): boolean => /^MacBook/.test(model.trim());

/** macOS: `pmset -g batt`. A UPS is listed under its own name. */
export const hasInnerBattery = (text: string): boolean => /^\s*-InternalBattery/m.test(text);
