import { sentencesInARow } from '../../language/in-a-row';
import { cleanLine } from '../../language/plain-text';
import { InputError } from '../../model/errors';
import type { ItemSurvey } from '../../model/item';
import { longestSource, type OpenLink, type OpenMode, writeOpenLink } from '../../model/open-link';
import { signToken } from '../../model/token';
import { currentSurvey } from '../../store/repositories/surveys';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { surveyPart } from '../item/item-parts';
import { pageAddress } from '../workspace/link';
import { sayOf } from '../workspace/spoken';
import { unknownSurvey } from './unknown-survey';

/** What is printed must not run out: the same link for everything that asks for the same. */
const neverExpires = Date.UTC(2100, 0, 1);

/** The token of an open link; the same for the same link. */
export function openToken(house: House, surveyKey: string, link: OpenLink): string {
	return signToken(house.keys, {
		workspace: house.workspace,
		purpose: 'open',
		subject: surveyKey,
		audience: writeOpenLink(link),
		expiresAt: neverExpires,
	});
}

/** The link, and what it was made for. */
export type OpenLinkFacts = { link: string; mode: OpenMode; source: string };

export type MadeOpenLink = { text: string; survey: ItemSurvey; openLink: OpenLinkFacts };

/**
 * Makes a link to a survey that anybody may answer. Nothing is stored; the same input gives the same
 * link. It works while the survey is published and takes answers.
 *
 * @param input.source where it hangs; what is no plain text of one line is made so
 * @throws SetupError if the survey is not published or people could not reach it; InputError for a
 * source tag that is too long and for a verification, which is about one case
 */
export async function makeOpenLink(
	house: House,
	input: { surveyKey: string; mode: OpenMode; contact: boolean; source: string | null },
): Promise<MadeOpenLink> {
	const { db } = house.store;
	const { surveyKey, mode, contact } = input;
	const survey = await currentSurvey(db, house.workspace, surveyKey);
	if (!survey) throw unknownSurvey(surveyKey);
	if (survey.purpose === 'verification') {
		throw new InputError(
			`The survey "${surveyKey}" asks whether a case is solved, so it needs somebody's case.`,
			'Choose a survey of another purpose for an open link.',
		);
	}
	const source = sourceOf(input.source);
	const { sandbox } = await loadSettings(db, house.workspace);
	const address = await pageAddress(house, db, 'survey', surveyKey, sandbox);
	const link = `${address}?t=${openToken(house, surveyKey, { mode, contact, source })}`;
	const say = sayOf(house);
	const closed = survey.acceptAnswers ? '' : say('openLink.closed');
	return {
		text: sentencesInARow([say('openLink.made'), closed], say),
		survey: surveyPart({ ...survey, survey_key: survey.key, survey_version: survey.version }),
		openLink: { link, mode, source },
	};
}

function sourceOf(given: string | null): string {
	const source = cleanLine(given ?? '', Infinity);
	if ([...source].length <= longestSource) return source;
	throw new InputError(
		`The source tag "${cleanLine(source, 40)}" has ${[...source].length} characters.`,
		`Use at most ${longestSource}: it is part of the link, and a long link makes a dense QR code.`,
	);
}
