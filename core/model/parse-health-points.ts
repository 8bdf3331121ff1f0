import { parseDuration } from './duration';
import { type HealthPointSettings, type HealthReason, healthReasons } from './health-points';
import { below, readNumber, readObject } from './read-input';

/** Reads what an admin set about health points, over what is set already. */
export function parseHealthPoints(
	value: unknown,
	base: HealthPointSettings,
	path: string,
): HealthPointSettings {
	const input = readObject(value, path, [
		'weights',
		'period',
		'unansweredSurveys',
		'renewalWithin',
		'orderGaps',
	]);
	const settings = { ...base, weights: { ...base.weights } };
	const weights = readObject<HealthReason>(
		input.weights ?? {},
		below(path, 'weights'),
		healthReasons,
	);
	for (const reason of healthReasons) {
		const given = weights[reason];
		const at = below(below(path, 'weights'), reason);
		if (given !== undefined) settings.weights[reason] = readNumber(given, at, 0, 100);
	}
	for (const key of ['period', 'renewalWithin'] as const) {
		if (input[key] !== undefined) settings[key] = parseDuration(input[key], below(path, key));
	}
	if (input.unansweredSurveys !== undefined) {
		const at = below(path, 'unansweredSurveys');
		settings.unansweredSurveys = readNumber(input.unansweredSurveys, at, 1, 20, true);
	}
	if (input.orderGaps !== undefined) {
		settings.orderGaps = readNumber(input.orderGaps, below(path, 'orderGaps'), 1, 100);
	}
	return settings;
}
