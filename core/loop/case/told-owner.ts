import { sentencesInARow } from '../../language/in-a-row';
import type { CaseMailKind } from '../../mail/case-mail-view';
import type { ItemOutcome, ItemOwner, SatisfactionItem } from '../../model/item';
import type { CaseRow } from '../../store/repositories/cases';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';
import { casePart } from '../item/case-part';
import { missingPage } from '../workspace/link';
import { sayOf } from '../workspace/spoken';
import { caseBackground } from '../../store/repositories/case-background';
import { caseItem } from './case-item';
import { caseMessage } from './case-message';
import { linkOfGroup } from './case-notices';
import { caseOwner } from './recipients';

type Letter = { kind: CaseMailKind; step: string; key?: string; compensationId?: string };

/**
 * The item that tells one person about a case.
 *
 * @throws SetupError if no page of cases is published, or people could not reach it
 */
export async function told(
	db: Db | Tx,
	house: House,
	row: CaseRow,
	letter: Letter & { recipient: ItemOwner },
	outcome: ItemOutcome,
	now: number,
): Promise<Partial<SatisfactionItem>> {
	const background = await caseBackground(house, row, db);
	const about = { row, ...letter, background, now };
	const { message, link, teamLink, standIn } = await caseMessage(house, about, db);
	if (message === null) throw missingPage('case', '');
	const away = letter.recipient.name ?? letter.recipient.email ?? '';
	const say = sayOf(house);
	const instead = standIn ? say('case.instead', { person: away, other: standIn.name }) : '';
	const said = { ...outcome, text: sentencesInARow([outcome.text, instead], say) };
	const item = {
		...caseItem(house, row, background, link),
		message,
		outcome: said,
		case: casePart(
			row,
			{ link, groupLink: linkOfGroup(house, row, background) },
			background.settings,
		),
	};
	return teamLink === null ? item : { ...item, ...{ teamLink } };
}

/** The same for the owner; without one the item says so, with nothing to send. */
export async function toldOwner(
	db: Db | Tx,
	house: House,
	row: CaseRow,
	letter: Letter,
	outcome: ItemOutcome,
	now: number,
): Promise<Partial<SatisfactionItem>> {
	const background = await caseBackground(house, row, db);
	const recipient = caseOwner(row, background.owner ? [background.owner] : []);
	if (recipient) return await told(db, house, row, { ...letter, recipient }, outcome, now);
	const say = sayOf(house);
	const text = sentencesInARow([outcome.text, say('case.untold')], say);
	return {
		...caseItem(house, row, background, null),
		message: null,
		outcome: { ...outcome, text },
	};
}
