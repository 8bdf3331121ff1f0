import { SetupError } from '../../model/errors';
import type { ItemMessage } from '../../model/item';
import type { CaseRow } from '../../store/repositories/cases';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import type { CaseBackground } from '../../store/repositories/case-background';
import { caseAddress, groupLink, ownerLink } from './case-link';
import { caseMessage } from './case-message';
import type { Notice } from './notices';

/** A notice with the message that tells it. */
export type WrittenNotice = Notice & {
	message: ItemMessage | null;
	/** The recipient's own link. */
	link: string | null;
	/** The list of the team, for those who lead. */
	teamLink: string | null;
	/** Why nobody can be told, and what to do; `null` when all is well. */
	hint: string | null;
};

/**
 * Writes the messages of notices, for a node that stands behind. A page that is not published, or cannot
 * be reached, is said in `hint`: what happened is stored by then, and the clock will tell it.
 */
export async function writtenNotices(
	house: House,
	row: CaseRow,
	notices: readonly Notice[],
	background?: CaseBackground,
): Promise<WrittenNotice[]> {
	const written: WrittenNotice[] = [];
	for (const notice of notices) written.push(await writtenNotice(house, row, notice, background));
	return written;
}

async function writtenNotice(
	house: House,
	row: CaseRow,
	notice: Notice,
	background?: CaseBackground,
): Promise<WrittenNotice> {
	const nothing = { ...notice, message: null, link: null, teamLink: null };
	try {
		// Written with what has just been stored about the case.
		const about = { row, ...notice, background, now: row.updated_at };
		const { message, link, teamLink } = await caseMessage(house, about);
		if (link === null) return { ...nothing, hint: sayOf(house)('case.noPage') };
		return { ...notice, message, link, teamLink, hint: null };
	} catch (error) {
		if (!(error instanceof SetupError)) throw error;
		return { ...nothing, hint: `${error.message} ${error.hint}` };
	}
}

/** The owner's own link; `null` without an owner, or with a reason why there is no page. */
export function linkOfOwner(
	house: House,
	row: CaseRow,
	{ page, settings }: Pick<CaseBackground, 'page' | 'settings'>,
): { link: string | null; hint: string | null } {
	if (row.owner_id === null) return { link: null, hint: null };
	try {
		const address = caseAddress(house, page, settings.sandbox || row.test === 1);
		if (address === null) return { link: null, hint: sayOf(house)('case.noPage') };
		const about = { caseId: row.case_id, openedAt: row.opened_at, personId: row.owner_id };
		return { link: ownerLink(house, address, about), hint: null };
	} catch (error) {
		if (!(error instanceof SetupError)) throw error;
		return { link: null, hint: `${error.message} ${error.hint}` };
	}
}

/** The link that a group may see; `null` while people could not open it. */
export function linkOfGroup(
	house: House,
	row: CaseRow,
	{ page, settings }: Pick<CaseBackground, 'page' | 'settings'>,
): string | null {
	try {
		const address = caseAddress(house, page, settings.sandbox || row.test === 1);
		const about = { caseId: row.case_id, openedAt: row.opened_at };
		return address === null ? null : groupLink(house, address, about);
	} catch (error) {
		if (!(error instanceof SetupError)) throw error;
		return null;
	}
}
