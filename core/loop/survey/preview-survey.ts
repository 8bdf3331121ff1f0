import { pickLanguage } from '../../language/pick-language';
import { renderInvitation } from '../../mail/invitation-mail';
import { SetupError } from '../../model/errors';
import type { ItemMessage, ItemSurvey } from '../../model/item';
import { currentSurvey } from '../../store/repositories/surveys';
import { loadSettings } from '../../store/repositories/workspaces';
import { lintWording, type Warning } from '../../survey/wording';
import type { House } from '../house';
import { surveyPart } from '../item/item-parts';
import { pageAddress, signedLink } from '../workspace/link';

const day = 86_400_000;
const previewLife = 7 * day;

export type SurveyPreview = {
	survey: ItemSurvey;
	/** Opens the pages of the current version for a week; nothing is stored. */
	link: string;
	/** What is unwise about the wording. */
	warnings: Warning[];
	/** The mail as a customer would get it; its links open the preview. */
	message: ItemMessage;
};

/**
 * Shows a survey as customers would see it, without asking anybody.
 *
 * @param input.language BCP 47 tag; `null` = the survey's default
 * @throws SetupError if the survey is not published
 */
export async function previewSurvey(
	house: House,
	now: number,
	input: { surveyKey: string; language: string | null },
): Promise<SurveyPreview> {
	const { db } = house.store;
	const survey = await currentSurvey(db, house.workspace, input.surveyKey);
	if (!survey) {
		throw new SetupError(
			`There is no survey with the key "${input.surveyKey}" in this workspace.`,
			'Publish the workflow whose Satisfaction Response Trigger defines it, or correct the key.',
		);
	}
	const settings = await loadSettings(db, house.workspace);
	// Whoever looks at a preview sits at n8n, so a loopback address will do.
	const address = await pageAddress(house, db, 'survey', survey.key, true);
	const expiresAt = (Math.floor(now / day) + 1) * day + previewLife;
	const link = signedLink(house, address, 'preview', {
		subject: survey.key,
		audience: '',
		expiresAt,
	});
	const wanted = input.language === null ? [] : [input.language];
	const { language } = pickLanguage(survey.languages, wanted);
	const mail = renderInvitation({
		survey,
		language,
		brand: settings.brand,
		customerName: null,
		subjectTitle: null,
		link: `${link}&l=${language}`,
		optOutLink: null,
		ratingLink: (value) => `${link}&l=${language}&r=${value}`,
		kind: survey.purpose === 'verification' ? 'verification' : 'first',
		expiresAt: now + survey.expiresAfter,
		timeZone: settings.timeZone,
		testMode: false,
	});
	const key = `preview:${survey.key}:${survey.version}`;
	return {
		survey: surveyPart({ ...survey, survey_key: survey.key, survey_version: survey.version }),
		link,
		warnings: lintWording(survey),
		message: { key, kind: 'invitation', to: null, ...mail },
	};
}
