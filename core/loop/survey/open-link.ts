import { readMoment } from '../../calendar/read-moment';
import { sentencesInARow } from '../../language/in-a-row';
import { cleanLine } from '../../language/plain-text';
import { InputError } from '../../model/errors';
import type { ItemSurvey } from '../../model/item';
import { longestSource, type OpenLink, type OpenMode, writeOpenLink } from '../../model/open-link';
import type { Settings } from '../../model/settings';
import { signToken } from '../../model/token';
import { beginOpenLinkSeries, openLinkSeries } from '../../store/repositories/open-link-series';
import { currentSurvey } from '../../store/repositories/surveys';
import { loadSettings } from '../../store/repositories/workspaces';
import { noteDeed } from '../audit/deed';
import { type Doer, thePackage } from '../audit/doer';
import type { House } from '../house';
import { surveyPart } from '../item/item-parts';
import { pageAddress } from '../workspace/link';
import { sayOf } from '../workspace/spoken';
import { embedCode } from './embed-code';
import { unknownSurvey } from './unknown-survey';

/** What is printed must not run out by itself: the same link for everything that asks for the same. */
const neverExpires = Date.UTC(2100, 0, 1);

/** The token of an open link; the same for the same link. */
export function openToken(house: House, surveyKey: string, link: OpenLink): string {
	return signToken(house.keys, {
		workspace: house.workspace,
		purpose: 'open',
		subject: surveyKey,
		audience: writeOpenLink(link),
		expiresAt: link.until ?? neverExpires,
	});
}

/** The link, and what it was made for. */
export type OpenLinkFacts = {
	link: string;
	mode: OpenMode;
	source: string;
	/** ISO 8601; `null` = until it is ended. */
	validUntil: string | null;
	/** The HTML that shows the survey on a site; `null` for a link of another mode. */
	embed: string | null;
};

export type MadeOpenLink = { text: string; survey: ItemSurvey; openLink: OpenLinkFacts };

/**
 * Makes a link to a survey that anybody may answer. Nothing is stored; the same input gives the same
 * link. It works while the survey is published and takes answers, until it runs out or is ended.
 *
 * @param input.source where it hangs; what is no plain text of one line is made so
 * @param input.validUntil when it runs out, as `readMoment` takes it; blank = never
 * @throws SetupError if the survey is not published or people could not reach it; InputError for a
 * source tag that is too long, for an end that has passed, for a frame that no site may show, and for a
 * verification, which is about one case
 */
export async function makeOpenLink(
	house: House,
	now: number,
	input: {
		surveyKey: string;
		mode: OpenMode;
		contact: boolean;
		source: string | null;
		validUntil?: unknown;
	},
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
	if (survey.answeredIn && (mode === 'kiosk' || contact)) {
		throw new InputError(
			`The survey "${surveyKey}" is answered in another tool's form, which is no kiosk and asks nobody who they are.`,
			'Choose another Used On and switch Ask Who It Was off, or make an open link of a survey with a page of its own.',
		);
	}
	const source = sourceOf(input.source);
	const settings = await loadSettings(db, house.workspace);
	const until = untilOf(input.validUntil, settings, now);
	if (mode === 'embed' && settings.openLinks.sites.length === 0) throw noSite();
	const address = await pageAddress(house, db, 'survey', surveyKey, settings.sandbox);
	const series = await openLinkSeries(db, house.workspace, surveyKey);
	const token = openToken(house, surveyKey, { mode, contact, source, series, until });
	const link = `${address}?t=${token}`;
	const say = sayOf(house);
	const closed = survey.acceptAnswers ? '' : say('openLink.closed');
	const embed = mode === 'embed' ? embedCode(link, survey, settings.brand.name) : null;
	const paste = embed === null ? '' : say('openLink.paste');
	return {
		text: sentencesInARow([say('openLink.made', { link }), paste, closed], say),
		survey: surveyPart({ ...survey, survey_key: survey.key, survey_version: survey.version }),
		openLink: {
			link,
			mode,
			source,
			validUntil: until === null ? null : new Date(until).toISOString(),
			embed,
		},
	};
}

/**
 * Ends every open link to a survey that was made so far: whoever opens one is told so. What has been
 * answered stays, and whoever is in the middle of an answer can finish it.
 *
 * @throws SetupError if nobody has published such a survey
 */
export async function endOpenLinks(
	house: House,
	now: number,
	{ surveyKey, doer = thePackage }: { surveyKey: string; doer?: Doer },
): Promise<{ text: string; survey: ItemSurvey }> {
	const { store, workspace } = house;
	const survey = await currentSurvey(store.db, workspace, surveyKey);
	if (!survey) throw unknownSurvey(surveyKey);
	await store.transaction(async (tx) => {
		await beginOpenLinkSeries(tx, workspace, surveyKey, now);
		await noteDeed(tx, house, now, {
			action: 'open_links_ended',
			doer,
			target: { kind: 'survey', id: surveyKey },
			details: {},
		});
	});
	return {
		text: sayOf(house)('openLink.ended'),
		survey: surveyPart({ ...survey, survey_key: survey.key, survey_version: survey.version }),
	};
}

/** Whether a link was made before the links to its survey were ended. */
export async function isEnded(house: House, surveyKey: string, link: OpenLink): Promise<boolean> {
	return link.series < (await openLinkSeries(house.store.db, house.workspace, surveyKey));
}

function untilOf(given: unknown, { timeZone }: Settings, now: number): number | null {
	const until = readMoment(given, 'Valid Until', timeZone, true);
	if (until === null || until > now) return until;
	throw new InputError(
		`"Valid Until" is ${new Date(until).toISOString()}, which has passed.`,
		'Give a moment to come, or leave it empty for a link that does not run out.',
	);
}

function noSite(): InputError {
	return new InputError(
		'No site may show surveys in a frame yet.',
		'Enter your site with Satisfaction Workspace, Set Settings: Open Links → Sites That May Show Surveys in a Frame, e.g. https://shop.example.com',
	);
}

function sourceOf(given: string | null): string {
	const source = cleanLine(given ?? '', Infinity);
	if ([...source].length <= longestSource) return source;
	throw new InputError(
		`The source tag "${cleanLine(source, 40)}" has ${[...source].length} characters.`,
		`Use at most ${longestSource}: it is part of the link, and a long link makes a dense QR code.`,
	);
}
