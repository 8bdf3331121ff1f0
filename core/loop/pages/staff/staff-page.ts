import { builtInLanguages } from '../../../language/texts';
import { acceptedLanguages, pickLanguage } from '../../../language/pick-language';
import type { CaseOutput } from '../../../model/case-words';
import type { SatisfactionItem } from '../../../model/item';
import type { Person } from '../../../model/people';
import type { Settings } from '../../../model/settings';
import type { House } from '../../house';
import { messageAnswer, type PageAnswer, type PageRequest } from '../page-answer';

export type CaseEmission = {
	output: CaseOutput;
	item: SatisfactionItem & Record<string, unknown>;
};

/** What is sent to staff, and what is handed to the workflow: one item for each person to be told. */
export type CasePageAnswer = Omit<PageAnswer, 'emit'> & {
	emit: CaseEmission[];
	/** In place of the body: a long one, made while it leaves. */
	stream?: AsyncIterable<string>;
};

/** What every page for staff is served with. */
export type StaffContext = {
	house: House;
	now: number;
	settings: Settings;
	request: PageRequest;
	/** The link's token, and whom it was made for. */
	token: string;
	audience: string;
	/** That person, when they are in the team list. */
	person: Person | null;
	language: string;
};

/** The language of a page for staff: the person's own, then the browser's, then the workspace's. */
export function staffLanguage(
	person: Person | null,
	request: Pick<PageRequest, 'acceptLanguage'>,
	settings: Settings,
): string {
	return pickLanguage(builtInLanguages, [
		...(person?.languages ?? []),
		...acceptedLanguages(request.acceptLanguage),
		...settings.languages,
	]).language;
}

/** A page that says why there is nothing to do here. */
export function staffMessage(
	kind: Parameters<typeof messageAnswer>[0],
	context: Pick<StaffContext, 'settings' | 'language' | 'request'>,
): CasePageAnswer {
	const { settings, language, request } = context;
	return { ...messageAnswer(kind, { settings, language, testMode: request.test }), emit: [] };
}
