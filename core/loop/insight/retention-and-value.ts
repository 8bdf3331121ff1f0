import { houseGapAt, type LostRule } from '../../insight/value/standing';
import { fitWorth, type WorthModel } from '../../insight/value/worth';
import { sentencesInARow } from '../../language/in-a-row';
import { sayIn } from '../../language/say';
import { customerLives, purchasesKnown } from '../../store/repositories/customer-lives';
import { breather } from '../breathe';
import type { House } from '../house';
import { type InsightInput, type InsightScope, insightScope } from './insight-scope';
import { type KnownLife, livesOf } from './lives';
import { type CustomerItem, customerItems } from './value-customers';
import { emptyGroup, type GroupItem, groupItems } from './value-groups';

export type ValueInput = InsightInput & {
	items: 'groups' | 'customers';
	/** What customers are grouped by; `cohort` is the month of their first order. */
	by: 'all' | 'cohort' | 'segment' | 'country' | { attribute: string };
	lostBy: 'orders' | 'contract';
	/** So many times as long as their orders usually lie apart without one, and a customer is lost. */
	gaps: number;
	/** Attribute of an order that says what it was of. */
	category: string;
	/** Of money a year later, above 0. */
	discount: number;
	recontactDays: number;
	/** So many customers at most leave as items, who is likeliest to leave and worth most first. */
	most: number;
};

/** More customers are not held at once; their ids are random, so the first ones are a fair sample. */
const mostCustomers = 100_000;

/** All that items are made of. */
export type ValueContext = {
	scope: InsightScope;
	input: ValueInput;
	/** Epoch ms; `until` is not in the future. */
	period: { from: number; until: number };
	rule: LostRule;
	model: WorthModel;
	lives: readonly KnownLife[];
	currency: string | null;
	/** What has to be said beside the figures. */
	notes: string[];
};

/**
 * Who stays, who leaves and what they are worth: retention, repurchase and cross-buying with intervals, how it
 * will go on (sBG), and what is to be expected of whom (BG/NBD, Gamma-Gamma).
 *
 * @throws InputError for a period that is none
 */
export async function retentionAndValue(
	house: House,
	now: number,
	input: ValueInput,
): Promise<Array<GroupItem | CustomerItem>> {
	const scope = await insightScope(house, now, input);
	const { language, settings } = scope;
	const say = sayIn(language);
	const known = await purchasesKnown(house);
	const purchases = known.orders > 0 ? 'orders' : 'deals';
	const ofNobody =
		purchases === 'orders' || known.deals === 0 ? known.ordersOfNobody : known.dealsOfNobody;
	const notes = ofNobody > 0 ? [say('value.ofNobody', { count: ofNobody })] : [];
	if (input.lostBy === 'orders' && known[purchases] === 0) {
		return [emptyGroup(sentencesInARow([say('value.needsOrders'), ...notes], say))];
	}
	const period = { from: scope.period.from, until: Math.min(scope.period.until, now) };
	const currency = known.currency;
	const asked = {
		place: house,
		by: input.by === 'all' || input.by === 'cohort' ? null : input.by,
		segment: scope.filters.segment,
		category: input.category,
		period,
		now,
		purchases,
	} as const;
	const breathe = breather();
	const lives: KnownLife[] = [];
	const { timeZone } = settings;
	const { recontactDays } = input;
	for await (const page of customerLives(asked)) {
		lives.push(...livesOf(page, { timeZone, now, currency, recontactDays, period }));
		await breathe();
		if (lives.length < mostCustomers) continue;
		notes.push(say('value.sampled', { count: lives.length }));
		break;
	}
	const rule: LostRule =
		input.lostBy === 'contract'
			? { by: 'contract' }
			: { by: 'orders', gaps: input.gaps, houseGap: houseGapAt(lives, now) };
	if (rule.by === 'contract' && lives.every(({ contractEnd }) => contractEnd === null)) {
		return [emptyGroup(say('value.needsContracts'))];
	}
	if (rule.by === 'orders' && rule.houseGap === null) notes.push(say('value.noGap'));
	await breathe();
	const model = fitWorth(lives, now);
	const context: ValueContext = { scope, input, period, rule, model, lives, currency, notes };
	return input.items === 'customers' ? customerItems(context) : groupItems(context);
}
