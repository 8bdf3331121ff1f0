import { sentencesInARow } from '../../language/in-a-row';
import { pickLanguage } from '../../language/pick-language';
import { renderInvitation } from '../../mail/invitation-mail';
import type { ItemMessage, ItemSurvey } from '../../model/item';
import type { Survey } from '../../model/survey';
import { currentSurvey } from '../../store/repositories/surveys';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Warning } from '../../survey/wording';
import { foresee, type Foreseen } from '../ask/foresee';
import type { GivenCustomer } from '../customer/customer-facts';
import type { House } from '../house';
import { surveyPart } from '../item/item-parts';
import { pageAddress, signedLink } from '../workspace/link';
import { sayOf } from '../workspace/spoken';
import { draftPage, howToOpen } from '../workspace/trial-page';
import type { AskedSurvey } from './asked-survey';
import { unknownSurvey } from './unknown-survey';
import { remarks, wordingOf } from './wording-remarks';

const day = 86_400_000;
const previewLife = 7 * day;

export type SurveyPreview = {
	/** What was found, in a sentence. */
	text: string;
	survey: ItemSurvey;
	/**
	 * Opens the pages; nothing is stored. For a week, or, of a draft, while somebody listens for a test
	 * event; `null` if nobody ever has.
	 */
	link: string | null;
	/** What is unwise about the wording. */
	warnings: Warning[];
	/** What the contact policy would decide about the customer of the item, or about anybody. */
	asked: Foreseen;
	/** The mail as a customer would get it; its links open the preview. Without a link there is none. */
	message: ItemMessage | null;
};

/**
 * Shows a survey as customers would see it, without asking anybody.
 *
 * @param input.draft shown in place of what is published
 * @param input.language BCP 47 tag; `null` = the survey's default
 * @param input.about whom an item names, and what has happened to them
 * @throws SetupError if the survey is not published and there is no draft
 */
export async function previewSurvey(
	house: House,
	now: number,
	input: AskedSurvey & {
		language: string | null;
		about: { eventId: string | null; customer: GivenCustomer };
	},
): Promise<SurveyPreview> {
	const { db } = house.store;
	const published = await currentSurvey(db, house.workspace, input.key);
	const drawn = input.draft?.survey.version === published?.version ? null : input.draft;
	const survey = drawn?.survey ?? published;
	if (!survey) throw unknownSurvey(input.key);
	const page = drawn ? await draftPage(house, db, survey.key) : null;
	const link = drawn ? page && page.address : await previewLink(house, now, survey.key);
	const warnings = wordingOf(house, survey);
	const asked = await foresee(house, now, { survey, ...input.about });
	const say = sayOf(house);
	const how = drawn ? howToOpen(page, drawn.nodeName, say) : '';
	return {
		text: sentencesInARow([remarks(warnings, say), asked.text, how], say),
		asked,
		survey: surveyPart({ ...survey, survey_key: survey.key, survey_version: survey.version }),
		link,
		warnings,
		message: link === null ? null : await previewMail(house, now, survey, link, input.language),
	};
}

async function previewLink(house: House, now: number, surveyKey: string): Promise<string> {
	// Whoever looks at a preview sits at n8n, so a loopback address will do.
	const address = await pageAddress(house, house.store.db, 'survey', surveyKey, true);
	const expiresAt = (Math.floor(now / day) + 1) * day + previewLife;
	return signedLink(house, address, 'preview', { subject: surveyKey, audience: '', expiresAt });
}

async function previewMail(
	house: House,
	now: number,
	survey: Survey,
	link: string,
	wanted: string | null,
): Promise<ItemMessage> {
	const settings = await loadSettings(house.store.db, house.workspace);
	const { language } = pickLanguage(survey.languages, wanted === null ? [] : [wanted]);
	const opened = (more: Record<string, string>): string => {
		const url = new URL(link);
		for (const [key, value] of Object.entries(more)) url.searchParams.set(key, value);
		return url.href;
	};
	const mail = renderInvitation({
		survey,
		language,
		brand: settings.brand,
		customerName: null,
		subjectTitle: null,
		link: opened({ l: language }),
		optOutLink: null,
		ratingLink: (value) => opened({ l: language, r: String(value) }),
		kind: survey.purpose === 'verification' ? 'verification' : 'first',
		expiresAt: now + survey.expiresAfter,
		timeZone: settings.timeZone,
		testMode: false,
	});
	const key = `preview:${survey.key}:${survey.version}`;
	return { key, kind: 'invitation', to: null, ...mail };
}
