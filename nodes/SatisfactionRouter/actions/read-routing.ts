import type { IDataObject } from 'n8n-workflow';

import type { Routing } from '../../../core/loop/route/assign';
import { readRules } from '../../../core/loop/route/routing-rules';
import type { ReadParameter } from '../../connection/parameters';

/** How the node is set to route. */
export type RouterSettings = {
	routing: Routing;
	/** Whether middle and high answers get an owner as well. */
	everyLevel: boolean;
	withoutScore: 'error' | 'low';
	single: boolean;
	responseId: string | null;
};

/**
 * Reads the parameters.
 *
 * @throws InputError naming the rule that has no owner, or a value that cannot be used
 */
export function readRouting(parameter: ReadParameter): RouterSettings {
	const options = parameter('options', {}) as IDataObject;
	const { rule } = parameter('rules', {}) as { rule?: IDataObject[] };
	const preset = String(parameter('slaPreset', 'by_priority'));
	const valuableFrom = Number(options.valuableFrom ?? 0);
	return {
		routing: {
			useCrmOwner: parameter('useCrmOwner', true) === true,
			rules: readRules(rule ?? []),
			fallback: textOr(parameter('fallbackPerson', ''), null),
			priority: {
				valuableFrom: valuableFrom > 0 ? valuableFrom : null,
				segments: words(options.segmentsEarlier),
			},
			slaPreset:
				preset === 'by_priority'
					? null
					: preset === 'other'
						? textOr(parameter('slaPresetName', ''), null)
						: preset,
		},
		everyLevel: parameter('everyLevel', false) === true,
		withoutScore: options.withoutScore === 'low' ? 'low' : 'error',
		single: parameter('outputs', 'separate') === 'single',
		responseId: textOr(parameter('responseId', ''), null),
	};
}

function textOr(value: unknown, none: null): string | null {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	return text === '' ? none : text;
}

function words(value: unknown): string[] {
	if (typeof value !== 'string') return [];
	return value
		.split(/[,，、;；\n]/)
		.map((word) => word.trim())
		.filter((word) => word !== '');
}
