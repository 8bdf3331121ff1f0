import { maskPersonal } from '../../../insight/text/mask';
import { initialsOf, withoutMailbox } from '../../../language/person-name';
import { cleanLine } from '../../../language/plain-text';
import { sayIn, sentenceLanguage } from '../../../language/say';
import { spanInWords } from '../../../language/time-words';
import { rootCauses } from '../../../model/case-words';
import type { Person } from '../../../model/people';
import type { TeamCase } from '../../../pages/team-page';
import type { CaseRow } from '../../../store/repositories/cases';
import { listedCases } from '../../case/listed-cases';
import { linkFor } from '../page-link';
import type { StaffContext } from './staff-page';

/** Days that a link to a case lives, as on the list. */
const linkLife = 30;

/** Who looks, at whose cases (`null` = all teams'), and who there is. */
export type Asking = { context: StaffContext; team: string | null; people: readonly Person[] };

/** A case as it may be told on a page that is shown on walls. */
export type ToldCase = {
	row: CaseRow;
	/** With the reader's own link. */
	entry: TeamCase;
	/** What the customer said, else what it is about, masked. */
	said: string;
	isQuote: boolean;
	/** What it is about, where that does not stand in `said`. */
	about: string;
	/** Initials; empty where no name is known. */
	customer: string;
	/** Empty where none is known yet. */
	cause: string;
	/** Empty where nobody has it. */
	owner: string;
};

/** Cases in the words of a page that is passed on: no customer is named, and each has the reader's own link. */
export async function toldCases(
	{ context, people }: Asking,
	rows: readonly CaseRow[],
): Promise<ToldCase[]> {
	const { house, now, audience, language } = context;
	const linkTo = ({ case_id: subject }: CaseRow) =>
		linkFor(context, 'owner', { subject, audience, life: linkLife });
	const listed = await listedCases(house, now, rows, { people, linkTo });
	return rows.flatMap((row, at): ToldCase[] => {
		const entry = listed[at];
		if (entry === undefined) return [];
		const { customerName, comment, subjectTitle, ownerName } = entry;
		const quote = masked(comment ?? '', customerName, context);
		const subject = masked(subjectTitle ?? '', customerName, context);
		return [
			{
				...{ row, entry, isQuote: quote !== '' },
				said: quote || subject || sayIn(language)('live.case'),
				about: quote === '' ? '' : subject,
				customer: initialsOf(customerName),
				cause: causeOf(row, context),
				owner: cleanLine(withoutMailbox(ownerName ?? ''), 80),
			},
		];
	});
}

/** How long ago something was, or how long it is until then, as a badge has room for. */
export const ageOf = (at: number, now: number, language: string): string =>
	spanInWords(now - at, sentenceLanguage(language), 'narrow');

function causeOf({ root_cause: cause }: CaseRow, { language }: StaffContext): string {
	const known = rootCauses.find((one) => one === cause);
	return known ? sayIn(language)(`cause.${known}`) : cleanLine(cause ?? '', 60);
}

/** The page is shown on walls and passed on, whatever its foot says: who is meant is masked where it is found. */
export function masked(
	text: string,
	name: string | null,
	{ language, settings }: StaffContext,
): string {
	const names = name === null ? [] : [name];
	return cleanLine(maskPersonal(text, { language, country: settings.defaultCountry, names }), 200);
}
