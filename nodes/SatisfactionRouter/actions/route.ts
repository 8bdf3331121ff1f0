import type { IDataObject } from 'n8n-workflow';

import { answerToRoute } from '../../../core/loop/route/answer-to-route';
import { assign, levelOf, type Routed } from '../../../core/loop/route/assign';
import type { House } from '../../../core/loop/house';
import { routableItem } from '../../../core/loop/route/routable-item';
import { fillItem, type ItemCase, type SatisfactionItem } from '../../../core/model/item';
import { isObject } from '../../../core/model/json';
import type { Level } from '../../../core/model/metric';
import type { RouterSettings } from './read-routing';

/** In the order of the outputs, which never changes. */
export const routerOutputs = ['low', 'middle', 'high', 'fallback'] as const;
export type RouterOutput = (typeof routerOutputs)[number];

export type RoutedItem = { output: RouterOutput; json: SatisfactionItem & IDataObject };

export type ItemToRoute = { json: IDataObject; settings: RouterSettings };

/** Routes the items of one run together, so that the work is spread over them. */
export async function routeItems(
	open: () => Promise<House>,
	now: number,
	items: readonly ItemToRoute[],
): Promise<Array<RoutedItem | { error: unknown }>> {
	const prepared = await Promise.all(items.map(async (item) => await prepare(open, item)));
	const toAssign = prepared.filter((one): one is Prepared => !('error' in one) && one.assigns);
	const routed = new Map<unknown, Routed>();
	if (toAssign.length > 0) {
		const requests = toAssign.map((one) => ({
			answer: answerToRoute(one.item, one.level),
			routing: one.settings.routing,
		}));
		const found = await assign(await open(), now, requests);
		toAssign.forEach((one, index) => {
			const result = found[index];
			if (result) routed.set(one, result);
		});
	}
	return prepared.map((one) => {
		if ('error' in one) return one;
		const result = routed.get(one);
		return result ? assigned(one, result) : passed(one);
	});
}

type Prepared = {
	item: Record<string, unknown>;
	level: Level;
	assigns: boolean;
	settings: RouterSettings;
};

async function prepare(
	open: () => Promise<House>,
	{ json, settings }: ItemToRoute,
): Promise<Prepared | { error: unknown }> {
	try {
		const known = settings.responseId === null && isObject(json.score);
		const item = known ? json : await routableItem(await open(), json, settings.responseId);
		const score = isObject(item.score) ? item.score : {};
		const level = levelOf(score.level, settings.withoutScore);
		const assigns = (level === 'low' || settings.everyLevel) && !caseOf(item)?.id;
		return { item, level, assigns, settings };
	} catch (error) {
		return { error };
	}
}

function caseOf(item: Record<string, unknown>): ItemCase | null {
	return isObject(item.case) ? (item.case as ItemCase) : null;
}

function assigned({ item, level }: Prepared, routed: Routed): RoutedItem {
	const none = { dueAt: null, state: 'none' as const };
	const json = fillItem(item, {
		owner: routed.owner,
		case: {
			id: null,
			state: null,
			priority: routed.priority,
			rung: 0,
			link: null,
			sla: { preset: routed.slaPreset, response: none, resolution: none },
		},
		outcome: { code: routed.via ?? 'no_owner', text: routed.text },
	});
	return { output: routed.owner ? level : 'fallback', json: json as RoutedItem['json'] };
}

/** Nobody is asked for: the answer is good, or somebody is at work on its case already. */
function passed({ item, level }: Prepared): RoutedItem {
	const known = caseOf(item);
	const outcome = known?.id
		? { code: 'has_case', text: `The case ${known.id} is about this answer; its owner stays.` }
		: { code: level, text: `The answer is ${level}; nobody has to be assigned.` };
	return { output: level, json: fillItem(item, { outcome }) as RoutedItem['json'] };
}
