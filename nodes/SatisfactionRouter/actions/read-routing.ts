import type { Routing } from '../../../core/loop/route/assign';
import { readRules, readTeam } from '../../../core/loop/route/routing-rules';
import { collection, textOf, textParameter } from '../../connection/operation';
import type { ReadParameter } from '../../connection/parameters';

/** How the node is set to route, and which answer. */
export type RouterSettings = { routing: Routing; responseId: string | null };

/**
 * Reads the parameters.
 *
 * @throws InputError naming the rule that has no owner, or a value that cannot be used
 */
export function readRouting(parameter: ReadParameter): RouterSettings {
	const said = (name: string) => textParameter({ parameter }, name);
	const options = collection({ parameter }, 'options');
	const { rule } = collection({ parameter }, 'rules');
	const valuableFrom = Number(options.valuableFrom ?? 0);
	return {
		routing: {
			useCrmOwner: parameter('useCrmOwner', true) === true,
			rules: readRules(Array.isArray(rule) ? rule : []),
			otherwise: readTeam({
				team: said('team'),
				strategy: said('strategy'),
				skill: said('skill'),
			}),
			fallback: said('fallbackPerson'),
			priority: {
				valuableFrom: valuableFrom > 0 ? valuableFrom : null,
				segments: words(options.segmentsEarlier),
			},
			slaPreset: said('slaPreset'),
		},
		responseId: textOf(options.responseId),
	};
}

function words(value: unknown): string[] {
	if (typeof value !== 'string') return [];
	return value
		.split(/[,，、;；\n]/)
		.map((word) => word.trim())
		.filter((word) => word !== '');
}
