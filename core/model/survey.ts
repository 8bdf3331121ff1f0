import type { Direction, Level, Metric, Purpose } from './metric';

/** Characters a comment or an own text answer may have; line ends count as one. */
export const longestComment = 4_000;

/**
 * A text per language tag, at least one. A rating question's is there in the survey's default language;
 * of others readers may see another language.
 */
export type Texts = Record<string, string>;

export type RatingStyle = 'numbers' | 'stars' | 'faces';

export type RatingQuestion = {
	kind: 'rating';
	id: string;
	text: Texts;
	min: number;
	max: number;
	direction: Direction;
	style: RatingStyle;
	lowLabel: Texts | null;
	highLabel: Texts | null;
	required: boolean;
	/** One of two ratings of the same matter: how much it matters, and how good it was. */
	pair?: { of: string; side: PairSide };
};

export type PairSide = 'importance' | 'quality';

/** One item of a CSI; weights need not sum to one. */
export type IndexItem = { id: string; text: Texts; weight: number };

export type ChoiceOption = { id: string; text: Texts };

/**
 * When a question is asked: after a rating of these levels, or after one of these answers to the rating,
 * an item of the index (numbers) or a choice question above it (ids of options).
 */
export type AskWhen = { levels: Level[] } | { question: string; answers: Array<string | number> };

/** A question of a survey's second page; without `askWhen` it is always asked. */
export type OwnQuestion = AnyQuestion & { askWhen?: AskWhen };

type AnyQuestion =
	| { kind: 'text'; id: string; text: Texts; required: boolean; maxLength: number }
	| {
			kind: 'choice';
			id: string;
			text: Texts;
			required: boolean;
			multiple: boolean;
			options: ChoiceOption[];
	  }
	| RatingQuestion;

/** A reason tag, offered for the levels it names. */
export type ReasonTag = { id: string; text: Texts; levels: Array<'low' | 'middle' | 'high'> };

/** Something that a customer is asked for once more when all is said, e.g. to tell others. */
export type NextStep = {
	/** `https://`; of somebody else's page mostly. */
	url: string;
	text: Texts | null;
	/** On the link; `null` = the built-in words. */
	link: Texts | null;
	/** After a high score alone, or after any; nobody sees it while a case of theirs is open. */
	showTo: (typeof nextStepAudiences)[number];
};

export const nextStepAudiences = ['high', 'everybody'] as const;

/** What customers get for answering, whatever they answer: a code of the survey's list. */
export type Incentive = {
	/** What it is, e.g. `A 10 % voucher for your next order`. */
	text: Texts;
	/** Whether the code is sent by mail, too. */
	byMail: boolean;
	/** The last day on which a code can be used, `YYYY-MM-DD`; no code is given out after it. */
	validUntil: string | null;
};

/**
 * What a Response Trigger defines. Versioned by content: `version` is the first twelve hex digits of
 * the SHA-256 of the canonical JSON of everything else.
 */
export type Survey = {
	key: string;
	version: string;
	name: string;
	metric: Metric;
	purpose: Purpose;
	touchpoint: string | null;
	/** First is the default. */
	languages: string[];
	/** The headline rating. For CSI every item is rated on this scale and `items` is filled. */
	rating: RatingQuestion;
	items: IndexItem[];
	reasons: ReasonTag[];
	commentPrompt: Texts | null;
	commentRequiredWhenLow: boolean;
	questions: OwnQuestion[];
	/**
	 * CSI: cut points in percent. CSAT: `highFrom` is the first satisfied rating on the scale, and
	 * `lowBelow` is `null` (the lower third is low). Other metrics have fixed cuts: `null`.
	 */
	cuts: { lowBelow: number | null; highFrom: number } | null;
	/** In the languages it is given in, in place of the built-in text; so are the three below. */
	intro: Texts | null;
	thanks: Texts | null;
	/** On the page of thanks; surveys from before have none. */
	nextStep?: NextStep;
	/** Of the invitation and its reminders, with `{brand}`, `{customer}` and `{subject}`. */
	mailSubject: Texts | null;
	/** `null` in all languages: the mail begins as the page does. */
	mailIntro: Texts | null;
	/** Given for answering; surveys from before have none. */
	incentive?: Incentive;
	/** Seconds an answer is expected to take, shown before the first question. */
	expectedSeconds: number;
	/** How long the link answers, ms. */
	expiresAfter: number;
	/** How long an answer may be changed, ms. */
	changeWindow: number;
	acceptAnswers: boolean;
	/** The form of another tool in which it is answered; left out where that is our own page. */
	answeredIn?: OtherForm;
};

/** A form of another tool. */
export type OtherForm = {
	/** `https://`; with `{invitation}`, and `{language}` and `{customer}` where they are wanted. */
	address: string;
};
