import { stepRef } from '../../care/books';
import type { Campaign } from '../../care/campaign';
import { heldInWords } from '../../care/in-words';
import { type TextToTry, textsToTry } from '../../care/texts-to-try';
import { nativeName } from '../../language/language-names';
import { sayIn } from '../../language/say';
import type { ItemCustomer, ItemOwner, SatisfactionItem } from '../../model/item';
import type { Settings } from '../../model/settings';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { sampleCustomerOf } from '../survey/sample';
import { sayOf } from '../workspace/spoken';
import { careMessage } from './care-item';
import { companyAttribute } from './company';
import { campaignsOf, type PreviewCare } from './preview';

type Parts = Partial<SatisfactionItem>;

export type TriedTexts = {
	/** To be sent to the test address. */
	tried: Parts[];
	/** What nobody would get, as it is written. */
	held: Parts[];
	/** What somebody does with them, and where they go. */
	note: string;
};

/** A key that no message has: what lost its mark of a test on the way is sent to nobody. */
const tryId = 'car_try';

/**
 * Every text of campaigns once, with its message, for somebody who is made up and marked as a test: a Message
 * node behind sends it to the workspace's test address alone. Its link to unsubscribe acts on nobody. Stores
 * nothing.
 *
 * @throws InputError naming what the campaign has wrong, or a campaign that there is not
 */
export async function tryTexts(
	house: House,
	now: number,
	{ definition, campaigns }: Pick<PreviewCare, 'definition' | 'campaigns'>,
): Promise<TriedTexts> {
	const settings = await loadSettings(house.store.db, house.workspace);
	const looked = await campaignsOf(house, settings, definition, campaigns);
	const company = companyAttribute(settings.customerAttributes);
	const about = { ...settings, companyAttribute: company };
	const tried: Parts[] = [];
	const held: Parts[] = [];
	for (const { campaign } of looked) {
		for (const one of textsToTry(campaign, about, now)) {
			const { written } = one;
			if (written.kind === 'written') tried.push(toTry(campaign, one, written, settings));
			else held.push(notToTry(campaign, one, written, settings));
		}
	}
	return { tried, held, note: noteOf(house, tried.length, settings) };
}

function noteOf(house: House, count: number, { testAddress: address }: Settings): string {
	const say = sayOf(house);
	if (count === 0) return say('care.try.none');
	return address === null ? say('care.try.noAddress') : say('care.try.how', { count, address });
}

type Told<Kind> = Extract<TextToTry['written'], { kind: Kind }>;

function toTry(
	campaign: Campaign,
	one: TextToTry,
	message: Told<'written'>,
	settings: Settings,
): Parts {
	const { step, language, wording } = one;
	const say = sayIn(settings.languages[0] ?? 'en');
	const said = { step: step + 1, language: nativeName(language) };
	const text = say(wording === 'neutral' ? 'care.try.neutral' : 'care.try.text', said);
	return {
		...whoAndWhat(campaign, one, settings),
		outcome: { code: 'to_try', text },
		message: careMessage(stepRef(tryId, step), settings.testAddress, message),
	};
}

function notToTry(
	campaign: Campaign,
	one: TextToTry,
	{ reason, detail }: Told<'held'>,
	settings: Settings,
): Parts {
	return {
		...whoAndWhat(campaign, one, settings),
		outcome: { code: reason, text: heldInWords(reason, { detail }, settings) },
		message: null,
	};
}

function whoAndWhat(
	{ key: campaign, kind }: Campaign,
	{ step, to, language }: TextToTry,
	{ testAddress }: Settings,
): Parts {
	const say = sayIn(language);
	const customer: ItemCustomer = {
		id: sampleCustomerOf('care'),
		name: say('care.try.name'),
		email: null,
		phone: null,
		language,
		timeZone: null,
		segment: null,
		externalIds: {},
	};
	const owner: ItemOwner = {
		id: null,
		name: say('care.try.owner'),
		email: to === 'owner' ? testAddress : null,
		team: null,
		channels: {},
	};
	const care = { campaign, occasion: kind.key, step: step + 1, key: null, validUntil: null };
	return { test: true, customer, owner, care };
}
