import { asWritten, occasionPanels } from '../../core/loop/care/campaign-choices';
import { InputError } from '../../core/model/errors';
import { isObject } from '../../core/model/json';
import { readLanguage } from '../../core/model/read-input';
import type { FieldPath } from '../connection/field-label';
import { textOf } from '../connection/operation';
import type { ReadParameter } from '../connection/parameters';
import { stepsName } from './fields/step-fields';
import { measured } from './fields/option-fields';

type Row = Record<string, unknown>;

/** Where the settings of each occasion stand in the panel, by their names in a definition. */
export const settingPlaces: Record<string, Record<string, FieldPath>> = {
	anniversary: { date: ['anniversaryDate'], years: ['options', 'years'] },
	birthday: { sayAge: ['options', 'sayAge'] },
	gone_quiet: {
		attribute: ['quietAttribute'],
		is: ['quietIs'],
		leastDays: ['options', 'leastDays'],
		gaps: ['options', 'gaps'],
		leastOrders: ['options', 'leastOrders'],
		peaceDays: ['options', 'quietPeaceDays'],
	},
	holiday: { festivals: ['festivals'], preference: ['options', 'preference'] },
	milestone: {
		of: ['milestoneOf'],
		counts: ['ordersMilestones'],
		date: ['milestoneDate'],
		attribute: ['milestoneAttribute'],
	},
	new_customer: { starts: ['options', 'starts'] },
	own_list: { edition: ['edition'], content: ['content'] },
	passive: { metric: ['passiveMetric'], peaceDays: ['options', 'passivePeaceDays'] },
	promoter: { metric: ['promoterMetric'], periodDays: ['options', 'favourDays'] },
	renewal: {
		date: ['renewalDate'],
		ends: ['options', 'ends'],
		earlyDays: ['options', 'earlyDays'],
	},
};

/** Where the rest stands that is neither a setting of the occasion nor a step. */
export const optionPlaces: Record<string, FieldPath> = {
	key: ['campaignKey'],
	occasion: ['occasion'],
	priority: ['options', 'priority'],
	at: ['options', 'sendAt'],
	'goal.events': ['options', 'goalEvents'],
	'goal.days': ['options', 'goalDays'],
	holdoutPercent: ['options', 'holdoutPercent'],
	whenNoText: ['options', 'whenNoText'],
};

/** Where the settings of an occasion stand, as it is set: of a milestone each kind has its own numbers. */
export function placesOf(occasion: string, read: ReadParameter): Record<string, FieldPath> {
	const places = settingPlaces[occasion] ?? {};
	if (occasion !== 'milestone') return places;
	return { ...places, counts: [`${String(read('milestoneOf', 'orders'))}Milestones`] };
}

/** The campaign of a node, as `readCampaign` takes it; what is left empty takes its usual value. */
export function campaignDefinition(read: ReadParameter): Row {
	const occasion = String(read('occasion', 'birthday'));
	const at = (place: FieldPath): unknown => given(read, place);
	const option = (name: keyof typeof optionPlaces): unknown => at(optionPlaces[name] ?? []);
	const settings = Object.entries(placesOf(occasion, read)).map(
		([name, place]) => [name, at(place)] as const,
	);
	const events = option('goal.events');
	return filled({
		key: textOf(at(['campaignKey'])) ?? '',
		occasion,
		settings: filled(Object.fromEntries(settings)),
		priority: option('priority'),
		at: option('at'),
		goal: events === undefined ? undefined : filled({ events, days: option('goal.days') }),
		// It may have been set while another occasion was chosen, where it is not seen.
		holdoutPercent: measured.includes(occasion) ? option('holdoutPercent') : undefined,
		whenNoText: option('whenNoText'),
		steps: stepRows(read, occasion).map(stepOf),
	});
}

/** The steps as they stand in the panel. */
export function stepRows(read: ReadParameter, occasion: string): Row[] {
	const steps = read(stepsName(occasion), null);
	if (isObject(steps) && Array.isArray(steps.step)) return steps.step as Row[];
	const kind = occasionPanels.find(({ key }) => key === occasion);
	return kind === undefined ? [] : [...kind.steps];
}

/** The translations of a step, as they stand in the panel. */
export function translationRows({ translations }: Row): Row[] {
	const rows = isObject(translations) ? translations.translation : null;
	return Array.isArray(rows) ? (rows as Row[]) : [];
}

/** A value of the panel; blank and not there are the same. */
function given(read: ReadParameter, [first, inside]: FieldPath): unknown {
	const value = read(String(first), undefined);
	const found = inside === undefined || !isObject(value) ? value : value[inside];
	if (inside !== undefined && !isObject(value)) return undefined;
	return isBlank(found) ? undefined : found;
}

const isBlank = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const filled = (row: Row): Row =>
	Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

function stepOf(row: Row, place: number): Row {
	const more = isObject(row.more) ? row.more : {};
	const rows = translationRows(row);
	refuseNoLanguage(rows, place);
	const texts = (own: unknown, name: string) => inLanguages(own, name, rows, place);
	const value = (one: unknown): unknown => (isBlank(one) ? undefined : one);
	return filled({
		days: value(row.days),
		to: value(row.to),
		subject: texts(row.subject, 'subject'),
		text: texts(row.text, 'text'),
		neutralSubject: texts(more.neutralSubject, 'neutralSubject'),
		neutralText: texts(more.neutralText, 'neutralText'),
		effects: value(more.effects),
		validDays: value(more.validDays),
		asks: value(row.asks),
	});
}

const translated = ['subject', 'text', 'neutralSubject', 'neutralText'];

function refuseNoLanguage(rows: readonly Row[], place: number): void {
	const missing = rows.findIndex(
		(row) => isBlank(row.language) && translated.some((name) => !isBlank(row[name])),
	);
	if (missing < 0) return;
	throw new InputError(
		`"campaign.steps[${place}].translations[${missing}].language" is empty, so nobody knows who reads this text.`,
		'Fill it with the tag of its language, such as zh-CN.',
	);
}

/** A text with its translations; without any it is the text alone. */
function inLanguages(own: unknown, name: string, rows: readonly Row[], place: number): unknown {
	const others = rows.filter((row) => !isBlank(row[name]));
	if (others.length === 0) return isBlank(own) ? undefined : own;
	const texts: Row = isBlank(own) ? {} : { [asWritten]: own };
	for (const row of others) {
		const language = textOf(row.language) ?? '';
		const at = rows.indexOf(row);
		readLanguage(language, `campaign.steps[${place}].translations[${at}].language`);
		if (language in texts) {
			throw new InputError(
				`"campaign.steps[${place}].translations[${at}].language" is ${language}, which another row has already.`,
				'Leave one row for each language.',
			);
		}
		texts[language] = row[name];
	}
	return texts;
}
