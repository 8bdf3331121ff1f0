import { SetupError } from '../model/errors';
import type { Settings, SlaPreset } from '../model/settings';
import { shortened } from '../model/shown';

/**
 * The times of a preset.
 *
 * @throws SetupError naming the presets there are, if the workspace has none of that name.
 */
export function presetNamed(settings: Pick<Settings, 'slaPresets'>, name: string): SlaPreset {
	const times = Object.hasOwn(settings.slaPresets, name) ? settings.slaPresets[name] : undefined;
	if (times) return times;
	throw new SetupError(
		`There is no SLA preset "${shortened(name)}".`,
		`Use one of ${Object.keys(settings.slaPresets).join(', ')}, or add it in the workspace settings.`,
	);
}
