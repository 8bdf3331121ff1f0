import { InputError } from '../../model/errors';
import { fillItem, type ItemClock, type SatisfactionItem } from '../../model/item';
import { isObject } from '../../model/json';
import type { Level } from '../../model/metric';
import type { House } from '../house';
import { answerToRoute } from './answer-to-route';
import { assign, type Routed, type Routing, type RoutingRequest } from './assign';
import { ownCase } from './own-case';
import { routableItem } from './routable-item';

type Item = Record<string, unknown>;

export type ItemToRoute = {
	item: Item;
	/** The answer that is meant; `null` = the item's own. */
	responseId: string | null;
	routing: Routing;
	/** Somebody tries it out: nobody's turn is taken. */
	trial: boolean;
};

export type RoutedItem = { owned: boolean; item: SatisfactionItem & Item };

/**
 * Finds an owner, a priority and an SLA preset for items, in their order and together, so that the work
 * is spread over the team. An item whose answer has a case keeps the owner of the case.
 *
 * @returns for each item the item with its owner, or the error that is its own
 */
export async function routeItems(
	house: House,
	now: number,
	asked: readonly ItemToRoute[],
): Promise<Array<RoutedItem | { error: unknown }>> {
	const results = await Promise.all(asked.map(async (one) => await prepare(house, one)));
	const open = results.flatMap((result, index) => ('request' in result ? [{ result, index }] : []));
	const routed = await assign(
		house,
		now,
		open.map(({ result }) => result.request),
	);
	const found = new Map(open.map(({ index }, at) => [index, routed[at]]));
	return results.map((result, index) => {
		if (!('request' in result)) return result;
		const owner = found.get(index);
		if (!owner || 'error' in owner) return owner ?? { error: new Error('Nobody was asked.') };
		return assigned(result.item, owner);
	});
}

type Request = { item: Item; request: RoutingRequest };

async function prepare(
	house: House,
	{ item: given, responseId, routing, trial }: ItemToRoute,
): Promise<Request | RoutedItem | { error: unknown }> {
	try {
		const item = await routableItem(house, given, responseId);
		const known = await ownCase(house, item);
		if (known) {
			const { owner, text } = known;
			const filled = fillItem(item, { owner, outcome: { code: 'has_case', text } });
			return { owned: owner !== null, item: filled };
		}
		if (!['response', 'event', 'customer', 'score'].some((part) => says(item[part]))) {
			throw new InputError(
				'The item is about nobody: it has no response, event, customer or score.',
				'Connect a Satisfaction Response Trigger, CRM Trigger or Score before the Router.',
			);
		}
		const request = {
			answer: answerToRoute(item, levelOf(item.score)),
			routing,
			trial: trial || item.test === true,
		};
		return { item, request };
	} catch (error) {
		return { error };
	}
}

/** Whether something is said in a part: a text, a number, at any depth. */
function says(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() !== '';
	if (typeof value === 'object' && value !== null) return Object.values(value).some(says);
	return typeof value === 'number';
}

/** What has no score is a complaint until somebody has looked at it. */
function levelOf(score: unknown): Level {
	const level = isObject(score) ? score.level : null;
	return level === 'middle' || level === 'high' ? level : 'low';
}

function assigned(item: Item, routed: Routed): RoutedItem {
	const none: ItemClock = { dueAt: null, state: 'none' };
	const filled = fillItem(item, {
		owner: routed.owner,
		case: {
			id: null,
			state: null,
			priority: routed.priority,
			rung: 0,
			link: null,
			pause: null,
			groupLink: null,
			sla: {
				preset: routed.slaPreset,
				response: none,
				resolution: none,
				calendarEndsOn: null,
			},
		},
		outcome: { code: routed.via ?? 'no_owner', text: routed.text },
	});
	return { owned: routed.owner !== null, item: filled };
}
