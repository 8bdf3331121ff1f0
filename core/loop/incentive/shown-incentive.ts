import { fillText } from '../../language/say';
import { textOf } from '../../language/text-of';
import type { Settings } from '../../model/settings';
import type { Incentive, Survey } from '../../model/survey';
import type { IncentiveView } from '../../pages/incentive-part';
import type { Customer } from '../../store/repositories/customers';
import { codeOfResponse, hasCode } from '../../store/repositories/incentive-codes';
import type { ResponseRow } from '../../store/repositories/responses';
import { exampleCode, givenNow } from '../../survey/incentive';
import type { House } from '../house';
import { mailAddressOf } from './claim-code';

type Asked = { survey: Survey; settings: Settings; language: string };

/** What a preview shows: an example, which is nobody's. */
export function exampleIncentive({ survey, settings, language }: Asked): IncentiveView | null {
	const { incentive } = survey;
	if (!incentive) return null;
	const words = wordsOf(incentive, { survey, settings, language });
	return { ...words, code: { kind: 'shown', code: exampleCode, mailed: incentive.byMail } };
}

/**
 * What the page after a complete answer says about its code, which was given with the answer. `null` where
 * the survey gives none, or the answer gets none: at an open link where no mail address was left.
 */
export async function shownIncentive(
	house: House,
	asked: Asked & {
		response: Pick<ResponseRow, 'response_id' | 'state' | 'test'>;
		/** It came by an open link. */
		open: boolean;
		customer: Customer | undefined;
	},
	now: number,
): Promise<IncentiveView | null> {
	const { survey, settings, response, open, customer } = asked;
	const { incentive } = survey;
	if (!incentive || response.state !== 'completed') return null;
	if (response.test === 1) return exampleIncentive(asked);
	const words = wordsOf(incentive, asked);
	const mailable = (await mailAddressOf(house.store.db, house, customer, now)) !== null;
	const code = await codeOfResponse(house.store.db, house.workspace, response.response_id);
	if (open) {
		if (!mailable || givenNow(survey, settings.timeZone, now) === null) return null;
		const there = code !== null || (await hasCode(house.store.db, house.workspace, survey.key));
		return { ...words, code: { kind: 'mailed', when: there ? 'now' : 'later' } };
	}
	if (code !== null) {
		return { ...words, code: { kind: 'shown', code, mailed: incentive.byMail && mailable } };
	}
	if (givenNow(survey, settings.timeZone, now) === null) return null;
	return { ...words, code: { kind: mailable ? 'later' : 'none' } };
}

function wordsOf(incentive: Incentive, { survey, settings, language }: Asked) {
	const what = textOf(incentive.text, language, survey.languages[0] ?? 'en');
	return {
		what: fillText(what, { brand: settings.brand.name.trim() }),
		validUntil: incentive.validUntil,
	};
}
