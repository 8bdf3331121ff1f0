import { isWithheld } from '../../../core/care/holdout';
import type { Campaign } from '../../../core/care/campaign';
import { occasionKinds } from '../../../core/care/occasions';
import { readCampaign } from '../../../core/care/read-campaign';
import type { SatisfactionError } from '../../../core/model/errors';
import { campaignFault } from '../../../nodes/SatisfactionCare/campaign-labels';
import { campaignDefinition } from '../../../nodes/SatisfactionCare/campaign-parameters';
import { campaignFields } from '../../../nodes/SatisfactionCare/fields/campaign-fields';
import { occasionField } from '../../../nodes/SatisfactionCare/fields/occasion-field';
import { measured } from '../../../nodes/SatisfactionCare/fields/option-fields';
import { stepsName } from '../../../nodes/SatisfactionCare/fields/step-fields';

type Row = Record<string, unknown>;

const defaults = Object.fromEntries(
	campaignFields.map(({ name, default: value }) => [name, value]),
);
const about = { languages: ['en', 'zh-CN'], attributes: ['points', 'status'], leapDay: '02-28' };

/** The steps of an occasion as the panel fills them in, with texts written into them. */
function written(occasion: string, more: Row = {}): Row {
	const name = stepsName(occasion);
	const { step } = defaults[name] as { step: Row[] };
	const rows = step.map((row) => ({ ...row, subject: 'A word', text: '{greeting} …', ...more }));
	return { occasion, [name]: { step: rows } };
}

/** What an occasion cannot do without. */
const needed: Record<string, Row> = {
	holiday: { festivals: ['spring_festival'] },
	own_list: { edition: 'may' },
};

const panel =
	(given: Row) =>
	(name: string, fallback: unknown): unknown =>
		({ ...defaults, campaignKey: 'a-campaign', ...given })[name] ?? fallback;

function campaign(given: Row): Campaign {
	const definition = campaignDefinition(panel(given));
	return readCampaign(definition, 'campaign', about as never);
}

function faultOf(given: Row): SatisfactionError {
	try {
		campaign(given);
	} catch (error) {
		return campaignFault(error, panel(given)) as SatisfactionError;
	}
	throw new Error('Nothing was wrong.');
}

describe('an occasion', () => {
	it('stands in the list with a sentence, and so does each', () => {
		const listed = (occasionField.options ?? []) as Array<{ value: string; description: string }>;
		expect(listed.map(({ value }) => value).sort()).toEqual(
			occasionKinds.map(({ key }) => key).sort(),
		);
		expect(listed.every(({ description }) => description.length > 20)).toBe(true);
	});

	it.each(occasionKinds.map(({ key }) => key))(
		'%s begins with its own steps, so that only texts are to be written',
		(key) => {
			const kind = occasionKinds.find((one) => one.key === key);
			const { steps, kind: read } = campaign({ ...written(key), ...needed[key] });
			expect(read).toBe(kind);
			expect(steps.map(({ days, to, asks }) => ({ days, to, asks }))).toEqual(
				kind?.steps.map(({ days, to = 'customer', asks = false }) => ({ days, to, asks })),
			);
		},
	);

	it('is measured where it may be, and nowhere else', () => {
		const may = occasionKinds.filter((kind) => {
			const { rules } = campaign({ ...written(kind.key), ...needed[kind.key] });
			return isWithheld(kind, rules);
		});
		expect(may.map(({ key }) => key).sort()).toEqual(measured);
	});

	it('has its settings', () => {
		const definition = (given: Row) => campaignDefinition(panel(given)).settings;
		expect(definition({ occasion: 'renewal', options: { earlyDays: 30, years: '1' } })).toEqual({
			date: 'renewal',
			earlyDays: 30,
		});
		expect(definition({ occasion: 'milestone', milestoneOf: 'days' })).toMatchObject({
			of: 'days',
			counts: '100, 1000',
			date: 'first_order',
		});
		expect(definition({ occasion: 'milestone' })).toMatchObject({ counts: '1, 10, 50, 100' });
		expect(definition({ occasion: 'birthday', options: { sayAge: true } })).toEqual({
			sayAge: true,
		});
	});

	it('forgets what was set while another was chosen', () => {
		const options = { holdoutPercent: 10, priority: 'high' };
		expect(campaign({ ...written('birthday'), options })).toMatchObject({
			holdoutPercent: 0,
			priority: 'high',
		});
		expect(campaign({ ...written('gone_quiet'), options })).toMatchObject({ holdoutPercent: 10 });
	});
});

const birthday = (row: Row) => written('birthday', row);
const chinese = (more: Row = {}) => ({
	translations: {
		translation: [{ language: 'zh-CN', subject: '生日快乐', text: '{称呼}', ...more }],
	},
});

describe('a text', () => {
	it('is of the language that it is written in, with others beside it', () => {
		const [step] = campaign(birthday(chinese())).steps;
		expect(step?.words).toEqual({
			subject: { en: 'A word', 'zh-CN': '生日快乐' },
			text: { en: '{greeting} …', 'zh-CN': '{称呼}' },
		});
	});

	it('has a neutral one for an open case', () => {
		const more = { neutralSubject: 'Good day', neutralText: 'All the best' };
		const [step] = campaign(birthday({ more })).steps;
		expect(step?.neutral).toEqual({ subject: { en: 'Good day' }, text: { en: 'All the best' } });
	});
});

describe('a campaign that cannot run names the field as the panel does', () => {
	it.each<[Row, string]>([
		[{ ...birthday({}), campaignKey: '' }, '"Campaign"'],
		[{ ...birthday({}), campaignKey: 'Big Words' }, '"Campaign"'],
		[birthday({ text: '', subject: '' }), '"Steps → 1 → Text"'],
		[birthday({ text: 'You are {years}' }), '"Steps → 1 → Text"'],
		[birthday({ subject: '{{ $json.name }}' }), '"Steps → 1 → Subject"'],
		[birthday({ more: { neutralText: 'x' } }), '"Steps → 1 → More → Neutral Subject"'],
		[birthday({ more: { effects: 'won' } }), '"Steps → 1 → More → Next Step Early After (Events)"'],
		[birthday({ more: { validDays: -1 } }), '"Steps → 1 → More → Worth Sending For (Days)"'],
		[birthday(chinese({ text: '' })), '"Steps → 1 → Text"'],
		[birthday(chinese({ language: '' })), '"Steps → 1 → Other Languages → 1 → Language"'],
		[birthday(chinese({ language: 'zh_CN' })), '"Steps → 1 → Other Languages → 1 → Language"'],
		[birthday(chinese({ language: 'en' })), '"Steps → 1 → Other Languages → 1 → Subject"'],
		[birthday(chinese({ text: '{nobody}' })), '"Steps → 1 → Other Languages → 1 → Text"'],
		[{ ...written('gone_quiet', { days: 3 }), options: { gaps: 0 } }, '"Options → Quiet: Times'],
		[{ ...birthday({}), options: { sendAt: 'noon' } }, '"Options → Send At"'],
		[{ ...birthday({}), options: { goalEvents: 'sale' } }, '"Options → Goal (Events)"'],
		[{ ...written('gone_quiet'), options: { holdoutPercent: 100 } }, '"Options → Left Out'],
		[written('holiday'), '"Festivals"'],
		[written('own_list'), '"Edition"'],
		[{ ...written('milestone'), ordersMilestones: '0' }, '"Which"'],
		[{ ...written('milestone'), milestoneOf: 'attribute' }, '"Attribute"'],
	])('%#', (given, label) => {
		const { message, hint } = faultOf(given);
		expect(message).toContain(label);
		expect(`${message} ${hint}`).not.toMatch(/campaign[.[]|sayAge/);
	});

	it.each<[Row, string, string]>([
		[{ ...birthday({}), campaignKey: ' ' }, '"Campaign" is empty.', 'birthday-wishes'],
		[written('own_list'), '"Edition" is empty.', 'newsletter-2026-11'],
		[{ ...written('holiday'), festivals: [] }, '"Festivals" is empty', 'at least one festival'],
		[
			{ ...written('milestone'), ordersMilestones: 'every tenth' },
			'"Which" is "every tenth", but must be whole numbers',
			'5, 10',
		],
	])(
		'says of what is empty that it is, and of what is wrong what was typed: %#',
		(given, said, todo) => {
			const { message, hint } = faultOf(given);
			expect(message).toContain(said);
			expect(hint).toContain(todo);
		},
	);

	it('and says what to do in the words of the panel', () => {
		expect(faultOf(birthday({ text: 'You are {years}' })).hint).toContain(
			'"Options → Say the Age"',
		);
	});
});
