import type { WorkflowFile } from '../n8n/workflows';
import { eachRow, type Piece, webhook, workflowOf } from './nodes';
import type { CampaignName, Company } from './plan';

export const carePaths = {
	hour: 'company/hour',
	news: 'company/news',
	ahead: 'company/ahead',
} as const;

type Step = {
	days?: number;
	to?: 'owner' | 'customer';
	asks?: true;
	en: readonly [subject: string, text: string];
	zh: readonly [subject: string, text: string];
	neutral?: readonly [en: string, zh: string];
};

type Defined = {
	occasion: string;
	settings?: Record<string, unknown>;
	options?: Record<string, unknown>;
	steps: readonly Step[];
};

/** What the company sends; the one that measures itself says whom it leaves out by its key. */
const defined: Record<CampaignName, Defined> = {
	birthday: {
		occasion: 'birthday',
		steps: [
			{
				en: [
					'Happy birthday, {name}',
					'{greeting}\n\nAll of us wish you a happy birthday.\n\n{brand}',
				],
				zh: ['{name}，生日快乐', '{greeting}\n\n祝您生日快乐，事事顺心。\n\n{brand}'],
				neutral: [
					'{greeting}\n\nWe think of you on your birthday, and we are still on your case.\n\n{brand}',
					'{greeting}\n\n祝您生日安好，您的问题我们仍在处理。\n\n{brand}',
				],
			},
		],
	},
	spring_festival: {
		occasion: 'holiday',
		settings: { festivals: ['spring_festival'] },
		steps: [
			{
				en: ['{festival}', '{greeting}\n\nA happy {festival} to you.\n\n{brand}'],
				zh: ['{name}，{festival}快乐', '{greeting}\n\n祝您{festival}快乐，阖家安康。\n\n{brand}'],
			},
		],
	},
	anniversary: {
		occasion: 'anniversary',
		steps: [
			{
				en: ['{years} years together', '{greeting}\n\nThank you for {years} years.\n\n{brand}'],
				zh: ['相伴{years}年', '{greeting}\n\n感谢您{years}年来的信任。\n\n{brand}'],
			},
		],
	},
	fifth_order: {
		occasion: 'milestone',
		settings: { milestoneOf: 'orders', ordersMilestones: '5' },
		steps: [
			{
				en: ['Your order number {count}', '{greeting}\n\nThank you for {count} orders.\n\n{brand}'],
				zh: ['第{count}笔订单', '{greeting}\n\n感谢您的第{count}笔订单。\n\n{brand}'],
			},
		],
	},
	renewal: {
		occasion: 'renewal',
		steps: [
			{
				days: -90,
				to: 'owner',
				en: [
					'{name}: contract until {date}',
					'{greeting}\n\nThe contract of {name} ends on {date}.',
				],
				zh: ['{name}：合同至{date}', '{greeting}\n\n{name}的合同于{date}到期。'],
			},
			...[-60, -30, -7].map((days): Step => ({
				days,
				en: [
					'Your contract until {date}',
					'{greeting}\n\nYour contract ends in {days} days, on {date}.\n\n{owner|Your team}',
				],
				zh: ['您的合同至{date}', '{greeting}\n\n您的合同将于{date}到期，还有{days}天。\n\n{brand}'],
			})),
		],
	},
	new_customer: {
		occasion: 'new_customer',
		options: { starts: 'deal.won', goalEvents: 'app.opened', goalDays: 30 },
		steps: [
			{
				days: 0,
				en: ['Welcome', '{greeting}\n\nThis is how you begin.\n\n{brand}'],
				zh: ['欢迎', '{greeting}\n\n请从这里开始。\n\n{brand}'],
			},
			{
				days: 8,
				en: ['How far have you come?', '{greeting}\n\nThree more steps.\n\n{brand}'],
				zh: ['进展如何？', '{greeting}\n\n还有三步。\n\n{brand}'],
			},
		],
	},
	gone_quiet: {
		occasion: 'gone_quiet',
		settings: { quietWhen: 'orders' },
		options: { holdoutPercent: 50, goalEvents: 'order.*' },
		steps: [0, 8, 21].map((days) => ({
			days,
			en: ['We miss you', '{greeting}\n\nIt has been a while.\n\n{brand}'],
			zh: ['好久不见', '{greeting}\n\n好久不见，期待再次为您服务。\n\n{brand}'],
		})),
	},
	promoter: {
		occasion: 'promoter',
		steps: [
			{
				days: 1,
				en: ['Thank you', '{greeting}\n\nThank you for your kind score.\n\n{brand}'],
				zh: ['谢谢', '{greeting}\n\n谢谢您的好评。\n\n{brand}'],
			},
			{
				days: 9,
				asks: true,
				en: ['Would you tell others?', '{greeting}\n\nA review would help us.\n\n{brand}'],
				zh: ['愿意推荐我们吗？', '{greeting}\n\n您的推荐对我们很重要。\n\n{brand}'],
			},
		],
	},
	passive: {
		occasion: 'passive',
		steps: [
			{
				days: 1,
				en: ['One question', '{greeting}\n\nWhat would make it a nine?\n\n{brand}'],
				zh: ['一个问题', '{greeting}\n\n怎样才能让您打九分？\n\n{brand}'],
			},
		],
	},
	news: {
		occasion: 'own_list',
		settings: { edition: 'february', content: 'news' },
		steps: [
			{
				en: ['News of February', '{greeting}\n\nThree things are new.\n\n{brand}'],
				zh: ['二月动态', '{greeting}\n\n三件新事。\n\n{brand}'],
			},
		],
	},
};

/** Names of the campaigns that are looked for by the hour; the newsletter has a list of its own. */
const hourly = (Object.keys(defined) as CampaignName[]).filter((name) => name !== 'news');

/** The keys of the campaigns; one is chosen by whom it leaves out. */
export type Keys = Record<CampaignName, string>;

export const usualKeys = (): Keys =>
	Object.fromEntries(Object.keys(defined).map((name) => [name, name.replaceAll('_', '-')])) as Keys;

/** The share of customers that a campaign leaves out, %. */
export const leftOutPercent = (name: CampaignName): number =>
	Number(defined[name].options?.holdoutPercent ?? 0);

function definition(name: CampaignName, key: string): Record<string, unknown> {
	const { occasion, settings, options, steps } = defined[name];
	const isGreeting = steps.some((step) => step.neutral);
	return {
		campaignKey: key,
		occasion,
		...settings,
		[stepsField(occasion)]: { step: steps.map((step) => stepOf(step, isGreeting)) },
		options: { ...options, sentBy: 'workflow' },
	};
}

/** Every occasion has steps of its own in the panel: `stepsGoneQuiet`. */
const stepsField = (occasion: string): string =>
	`steps_${occasion}`.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function stepOf({ days = 0, to = 'customer', asks, en, zh, neutral }: Step, isGreeting: boolean) {
	const translation = {
		language: 'zh-CN',
		subject: zh[0],
		text: zh[1],
		...(neutral && { neutralSubject: zh[0], neutralText: neutral[1] }),
	};
	return {
		days,
		to,
		subject: en[0],
		text: en[1],
		...(asks && { asks }),
		translations: { translation: [translation] },
		...(isGreeting && neutral && { more: { neutralSubject: en[0], neutralText: neutral[0] } }),
	};
}

const findsDue = (name: CampaignName, key: string, row: number): Piece => ({
	name: `Care: ${name.replaceAll('_', ' ')}`,
	type: 'satisfactionCare',
	parameters: { operation: 'findDue', ...definition(name, key) },
	to: ['Send'],
	at: [2, row],
});

/**
 * The campaigns. Where a company's workflow has a Schedule Trigger, this one is told by the sandbox that an hour
 * has come, and which: the request says the moment at which it is handled.
 */
export function campaignsWorkflow(keys: Keys): WorkflowFile {
	const names = hourly.map((name) => `Care: ${name.replaceAll('_', ' ')}`);
	return workflowOf('Made-up company: care', [
		{
			name: 'An hour has come',
			...webhook(carePaths.hour),
			to: [...names, 'That was all'],
			at: [0, 0],
		},
		...hourly.map((name, row) => findsDue(name, keys[name], row)),
		{ name: 'That was all', type: 'n8n-nodes-base.noOp', parameters: {}, at: [2, hourly.length] },
		{ name: 'Send', type: 'satisfactionMessage', parameters: {}, at: [3, 0] },
	]);
}

/** The newsletter: who is on the list that comes in. */
export function newsWorkflow(keys: Keys): WorkflowFile {
	return workflowOf('Made-up company: newsletter', [
		{ name: 'A list', ...webhook(carePaths.news), to: ['Each reader'], at: [0, 0] },
		{ name: 'Each reader', ...eachRow(), to: ['Care: news'], at: [1, 0] },
		findsDue('news', keys.news, 0),
		{ name: 'Send', type: 'satisfactionMessage', parameters: {}, at: [3, 0] },
	]);
}

/** The month after, for whoever opens it in the editor, and for the sandbox to count. */
export function previewWorkflow({ ahead }: Company): WorkflowFile {
	return workflowOf('Made-up company: what care will send', [
		{
			name: 'Press here',
			type: 'n8n-nodes-base.manualTrigger',
			parameters: {},
			to: ['Preview'],
			at: [0, 0],
		},
		{ name: 'Asked from outside', ...allItems(carePaths.ahead), to: ['Preview'], at: [0, 1] },
		{
			name: 'Preview',
			type: 'satisfactionCare',
			parameters: {
				operation: 'preview',
				previewOf: 'all',
				span: 'range',
				from: ahead.from,
				until: ahead.until,
				outputs: 'single',
			},
			at: [1, 0],
		},
	]);
}

function allItems(path: string): Pick<Piece, 'type' | 'version' | 'parameters'> {
	const { parameters, ...rest } = webhook(path);
	return { ...rest, parameters: { ...parameters, responseData: 'allEntries' } };
}
