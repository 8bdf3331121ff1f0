import { secondInSteps } from '../../insight/value/second-opinion';
import { houseGapInSteps, type LostRule } from '../../insight/value/standing';
import { worthInSteps } from '../../insight/value/worth';
import { sentencesInARow } from '../../language/in-a-row';
import { sayIn } from '../../language/say';
import {
	countCustomers,
	type LivesAsked,
	livesUpTo,
	purchasesKnown,
} from '../../store/repositories/customer-lives';
import { breather, inBreaths } from '../breathe';
import type { House } from '../house';
import { fitHealthPoints, type HealthPointsItem } from './fit-health-points';
import { insightScope } from './insight-scope';
import { type KnownLife, livesOf } from './lives';
import { nobodyIsOf } from './nobody-fits';
import { withOffScale } from './off-scale';
import type { Asked, ValueContext, ValueInput } from './value-asked';
import { type CustomerItem, customerItems } from './value-customers';
import { withOwners } from './value-owners';
import { emptyGroup, type GroupItem, groupItems } from './value-groups';

/** More customers are not held at once. */
const mostCustomers = 100_000;

/**
 * Who stays, who leaves and what they are worth: retention, repurchase and cross-buying with intervals, how it
 * will go on (sBG), and what is to be expected of whom (BG/NBD, Gamma-Gamma).
 *
 * @param most customers are looked at, so that they can be held at once; items say how many were not
 * @throws InputError for a period that is none
 */
export async function retentionAndValue(
	house: House,
	now: number,
	input: ValueInput,
	most = mostCustomers,
): Promise<Array<GroupItem | CustomerItem | HealthPointsItem>> {
	const found = await valueContext(house, now, input, most);
	if ('only' in found) return found.only;
	const { scope } = found;
	const second =
		found.model.orders === null
			? null
			: await inBreaths(secondInSteps(found.lives, scope.now), found.breathe);
	const context = { ...found, second };
	if (input.items === 'groups') return await withOffScale(scope, await groupItems(context));
	const { settings } = scope;
	const items = await withOwners(house, await customerItems(context), { settings, now });
	return await withOffScale(scope, items);
}

/** Why there is no item: that nobody is of the segment, else that nobody fits. */
export async function whyNobody(house: House, now: number, input: ValueInput): Promise<string> {
	const scope = await insightScope(house, now, input);
	return (await nobodyIsOf(scope)) || sayIn(scope.language)('value.nobodyFits');
}

/**
 * What these figures are made of, for who draws them, without a second opinion.
 *
 * @returns `only`: the items there are where groups and customers cannot be reckoned with, or were not asked for
 * @throws InputError for a period that is none
 */
export async function valueContext(
	house: House,
	now: number,
	input: ValueInput,
	most = mostCustomers,
): Promise<ValueContext | { only: Array<GroupItem | HealthPointsItem> }> {
	const scope = await insightScope(house, now, input);
	const { language, settings } = scope;
	const say = sayIn(language);
	const known = await purchasesKnown(house);
	const purchases = known.orders > 0 ? 'orders' : 'deals';
	const ofNobody =
		purchases === 'orders' || known.deals === 0 ? known.ordersOfNobody : known.dealsOfNobody;
	const notes = ofNobody > 0 ? [say('value.ofNobody', { count: ofNobody })] : [];
	const unfit = await nobodyIsOf(scope);
	if (unfit !== '') {
		if (input.items === 'groups') return { only: [emptyGroup(unfit)] };
		// An item that is no customer would be sent on as one.
		if (input.items !== 'healthPoints') return { only: [] };
		notes.push(unfit);
	}
	if (input.lostBy === 'orders' && known[purchases] === 0) {
		notes.unshift(say('value.needsOrders'));
		if (input.items !== 'healthPoints') {
			return { only: [emptyGroup(sentencesInARow(notes, say))] };
		}
	}
	const period = { from: scope.period.from, until: Math.min(scope.period.until, now) };
	const currency = known.currency;
	const look: LivesAsked = {
		place: house,
		by: input.by === 'all' || input.by === 'cohort' ? null : input.by,
		segment: scope.filters.segment,
		category: input.category,
		period,
		// Points are fitted to who had left by the end of the period, by what was known then.
		now: input.items === 'healthPoints' ? period.until : now,
		purchases,
	};
	const breathe = breather();
	const { timeZone } = settings;
	const { recontactDays } = input;
	const reckoned = { timeZone, now, currency, recontactDays, period };
	const leftOut = Math.max(0, (await countCustomers(look)) - most);
	if (leftOut > 0) notes.push(say('value.sampled', { count: most, all: most + leftOut }));
	const pages = livesUpTo(look, most);
	const asked: Asked = { scope, input, period, lives: reckoned, notes, leftOut, breathe };
	if (input.items === 'healthPoints') {
		return { only: [await fitHealthPoints(asked, pages)] };
	}
	const lives: KnownLife[] = [];
	for await (const page of pages) {
		lives.push(...livesOf(page, reckoned));
		await breathe();
	}
	const rule: LostRule =
		input.lostBy === 'contract'
			? { by: 'contract' }
			: {
					by: 'orders',
					gaps: input.gaps,
					houseGap: await inBreaths(houseGapInSteps(lives, now), breathe),
				};
	if (rule.by === 'contract' && lives.every(({ contractEnd }) => contractEnd === null)) {
		return { only: [emptyGroup(say('value.needsContracts'))] };
	}
	if (rule.by === 'orders' && rule.houseGap === null) notes.push(say('value.noGap'));
	const model = await inBreaths(worthInSteps(lives, now), breathe);
	return { ...asked, rule, model, second: null, lives, currency };
}
