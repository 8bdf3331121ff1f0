import { listedCustomers } from '../../../core/loop/care/listed-customers';
import { pageMissing } from '../../../core/loop/care/page-missing';
import { type CarePreview, type PreviewCare, previewCare } from '../../../core/loop/care/preview';
import { readPreviewSpan } from '../../../core/loop/care/preview-span';
import { tryTexts } from '../../../core/loop/care/try-texts';
import { namedCustomer } from '../../../core/loop/customer/named-customer';
import { sayOf } from '../../../core/loop/workspace/spoken';
import { fillItem } from '../../../core/model/item';
import { hintOnce } from '../../connection/hint-once';
import {
	type Call,
	type Done,
	FailedAlone,
	type Operation,
	textParameter,
} from '../../connection/operation';
import { fromModel, ifKnown } from '../../connection/tool';
import { campaignFault } from '../campaign-labels';
import { campaignDefinition } from '../campaign-parameters';
import { campaignFields } from '../fields/campaign-fields';
import { previewFields } from '../fields/preview-fields';
import { beside, besideItems, hintNothing, idsOf, leaving } from './beside-items';
import type { CareOutput } from './outputs';

/** Shows who would get what, and who would not and why; sends and stores nothing. */
export const preview: Operation<CareOutput> = {
	value: 'preview',
	name: 'Preview',
	action: 'Preview what will be sent',
	description: 'Show who would get what on any days, and who would not and why; nothing is sent',
	tool: {
		description:
			'Shows what the care campaigns in use will send on the days ahead, without sending anything. Returns each message with its customer, campaign and text, and each that is held with the reason.',
		inputs: {
			previewOf: 'all',
			span: fromModel(
				'Days',
				'today, next_7_days, next_30_days, next_12_months, or range for From and Until',
				{ otherwise: 'next_7_days' },
			),
			from: fromModel('From', 'First day of a range, as 2026-10-01', ifKnown),
			until: fromModel('Until', 'Last day of a range, as 2026-10-31', ifKnown),
			onlyFor: fromModel(
				'Customer',
				'Mail address, phone number or ID of one customer; empty for all',
				ifKnown,
			),
		},
	},
	fields: [...previewFields, ...campaignFields],
	async execute(call) {
		const [done] = await together([call]);
		if (done instanceof FailedAlone) throw done.error;
		return done ?? [];
	},
	executeTogether: together,
};

type Asked = Pick<PreviewCare, 'definition' | 'campaigns'> & {
	items: unknown;
	onlyFor: string | null;
	days: Parameters<typeof readPreviewSpan>[2];
};

/** Items that ask for the same get it once: they are but the tick, unless they are a list of their own. */
async function together(
	calls: readonly Call[],
): Promise<Array<Array<Done<CareOutput>> | FailedAlone>> {
	const [first] = calls;
	if (!first) return [];
	if (isList(first)) {
		try {
			return await ofList(first, calls);
		} catch (error) {
			throw campaignFault(error, first.parameter);
		}
	}
	const seen = new Set<string>();
	const done: Array<Array<Done<CareOutput>> | FailedAlone> = [];
	for (const call of calls) {
		try {
			const asked = askedBy(call);
			const key = JSON.stringify(asked);
			done.push(seen.has(key) ? [] : await previewed(call, asked));
			seen.add(key);
		} catch (error) {
			done.push(new FailedAlone(campaignFault(error, call.parameter)));
		}
	}
	return done;
}

/** Whether the items that come in are whom the campaign is about. */
const isList = ({ parameter }: Call): boolean =>
	parameter('previewOf', 'this') === 'this' &&
	parameter('occasion', 'birthday') === 'own_list' &&
	parameter('items', 'perMessage') !== 'perText';

function askedBy(call: Call): Asked {
	const { parameter } = call;
	const of = parameter('previewOf', 'this');
	const days = {
		span: parameter('span', 'next_30_days'),
		from: parameter('from', ''),
		until: parameter('until', ''),
	};
	return {
		definition: of === 'this' ? campaignDefinition(parameter) : null,
		campaigns: of === 'chosen' ? [parameter('campaigns', [])].flat().map(String) : null,
		items: parameter('items', 'perMessage'),
		onlyFor: textParameter(call, 'onlyFor'),
		days,
	};
}

async function previewed(call: Call, asked: Asked): Promise<Array<Done<CareOutput>>> {
	if (asked.items === 'perText') return await toTry(call, asked);
	const found = await foundFor(call, asked, []);
	const all = [...leaving(found.due, 'done'), ...leaving(found.held, 'held')];
	hintNothing(call, all);
	return asked.items === 'perDay' ? perDay(call, found) : all;
}

/** A list is previewed as if it came in at once; each leaves with the item that named them. */
async function ofList(
	first: Call,
	calls: readonly Call[],
): Promise<Array<Array<Done<CareOutput>>>> {
	const { house } = first;
	const asked = askedBy(first);
	const items = calls.map(({ json }) => json);
	const listed = await listedCustomers(house, items);
	const found = await foundFor(first, asked, idsOf(listed));
	const isAll = asked.onlyFor === null && asked.days.span !== 'range';
	const before = isAll ? sayOf(house)('care.listed.before') : null;
	const all = besideItems(calls, listed, found, before);
	hintNothing(first, all.flat());
	return asked.items === 'perDay' ? beside(calls.length, perDay(first, found)) : all;
}

async function foundFor(
	{ context, house, now }: Call,
	{ definition, campaigns, onlyFor, days }: Asked,
	listed: readonly string[],
): Promise<CarePreview> {
	const found = await previewCare(house, now, {
		definition,
		campaigns,
		...(await readPreviewSpan(house, now, days)),
		customerId:
			onlyFor === null ? null : (await namedCustomer(house, onlyFor)).customer.customer_id,
		listed,
	});
	if (found.note !== null) hintOnce(context, found.note);
	return found;
}

const perDay = ({ house }: Call, { days }: CarePreview): Array<Done<CareOutput>> =>
	days.map((day) => {
		const outcome = { code: 'day', text: sayOf(house)('care.day', day) };
		return { item: { ...fillItem({}, { outcome }), day }, output: 'done' };
	});

/** Every text once, to be sent to the test address. */
async function toTry(
	{ context, house, now }: Call,
	asked: Asked,
): Promise<Array<Done<CareOutput>>> {
	const { tried, held, note } = await tryTexts(house, now, asked);
	hintOnce(context, note);
	const noPage = await pageMissing(house);
	if (noPage !== null) hintOnce(context, noPage);
	return [...leaving(tried, 'done'), ...leaving(held, 'held')];
}
