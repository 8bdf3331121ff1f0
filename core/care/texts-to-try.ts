import { dateOf, dayAt, type DayNumber } from '../calendar/wall-time';
import { sayIn } from '../language/say';
import type { Recipient } from '../model/care-words';
import type { CustomerAttribute } from '../model/customer-attributes';
import type { AttributeValue } from '../model/customer-record';
import type { KnownDay } from '../model/known-day';
import type { Campaign, Step, Words } from './campaign';
import type { CareHouse } from './decide';
import type { CareFacts, Occasion } from './occasion';
import { writeStep, type Written } from './text/write-step';

/** A text of a campaign, written for somebody who is made up. */
export type TextToTry = {
	step: number;
	to: Recipient;
	/** BCP 47 tag. */
	language: string;
	/** `neutral`: what is said while a case is open. */
	wording: 'full' | 'neutral';
	written: Written;
};

/** What made-up readers are written with. */
export type TryHouse = Pick<
	CareHouse,
	'timeZone' | 'languages' | 'customerAttributes' | 'brand'
> & {
	/** The attribute that says where customers work; `null` = the workspace has none. */
	companyAttribute: string | null;
};

/**
 * Every text of a campaign once, as a made-up reader of its language would get it: each step, in each of its
 * languages, and soberly where it has a neutral text. Nobody has to come up for it, or to have agreed.
 * What can be known of nobody, such as {days} on the day itself, is held as it would be in earnest.
 */
export function textsToTry(campaign: Campaign, house: TryHouse, now: number): TextToTry[] {
	return campaign.steps.flatMap((step, place) =>
		wordingsOf(step).flatMap(({ wording, words }) =>
			Object.keys(words.text).map((language): TextToTry => {
				const written = writtenIn(language, { campaign, step, words }, house, now);
				return { step: place, to: step.to, language, wording, written };
			}),
		),
	);
}

function wordingsOf({
	words,
	neutral,
}: Step): Array<{ wording: TextToTry['wording']; words: Words }> {
	const full = { wording: 'full', words } as const;
	return neutral === null ? [full] : [full, { wording: 'neutral', words: neutral }];
}

function writtenIn(
	language: string,
	{ campaign, step, words }: { campaign: Campaign; step: Step; words: Words },
	house: TryHouse,
	now: number,
): Written {
	const { timeZone: zone, languages, brand, customerAttributes } = house;
	const day = dayAt(zone, now) - step.days;
	return writeStep({
		words: {
			subject: { [language]: words.subject[language] ?? '' },
			text: { [language]: words.text[language] ?? '' },
		},
		to: step.to,
		facts: somebody(language, house, day),
		occasion: occasionOn(campaign, day),
		whenNoText: campaign.whenNoText,
		languages,
		brand: brand.name,
		attributes: customerAttributes.map(({ key }) => key),
		zone,
		at: now,
	});
}

function occasionOn({ rules }: Campaign, day: DayNumber): Occasion {
	return {
		key: 'try',
		mailboxKey: 'try',
		anchor: { kind: 'day', day },
		values: rules.sample(day),
	};
}

/** Somebody of whom all is known that a workspace can know. */
function somebody(
	language: string,
	{ timeZone, customerAttributes, companyAttribute }: TryHouse,
	day: DayNumber,
): CareFacts {
	const say = sayIn(language);
	const company = companyAttribute === null ? null : say('care.try.company');
	const own = customerAttributes.filter(({ type }) => type !== 'date');
	const dates = customerAttributes.filter(({ type }) => type === 'date');
	return {
		customer: {
			id: 'try',
			name: say('care.try.name'),
			title: say('care.try.title'),
			language,
			timeZone,
			country: null,
			company,
			email: null,
			reachedByMail: true,
			hasAddress: true,
			addressState: 'ok',
			refused: null,
			otherChannel: false,
			lessOften: false,
			isStaff: false,
			sharesMessage: false,
		},
		owner: { name: say('care.try.owner'), language, timeZone, hasAddress: true },
		dates: Object.fromEntries(dates.map(({ key }) => [key, known(day)])),
		attributes: Object.fromEntries(
			own.map((one) => [one.key, one.key === companyAttribute ? (company ?? '') : valueOf(one)]),
		),
		changes: [],
		orders: [],
		events: [],
		answers: [],
		cases: { open: false, confirmedAt: null },
		listedAt: null,
		past: [],
		favours: [],
	};
}

function valueOf({ type, name, choices }: CustomerAttribute): AttributeValue {
	switch (type) {
		case 'number':
			return 100;
		case 'yes_no':
			return true;
		case 'choice':
			return choices[0] ?? name;
		default:
			return name;
	}
}

function known(on: DayNumber): KnownDay {
	const [year = 0, month = 1, day = 1] = dateOf(on).split('-').map(Number);
	return { calendar: 'solar', year, month, day, leap: false };
}
