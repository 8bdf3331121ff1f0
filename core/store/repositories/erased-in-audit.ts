import { derivedId, newId } from '../../model/id';
import type { AuditTarget } from '../tables/audit';
import type { Tx } from '../store';
import { withAuditOpen } from './audit';
import { erasureSecretOf, markOfMailbox } from './erased-words';
import type { WholePerson } from './whole-person';

/** Lines that are looked for in one statement. */
const atOnce = 200;

/**
 * That something was done, by whom of the house and when, stays; to whom is the receipt's id from then on.
 */
export async function blankErasedInAudit(
	tx: Tx,
	workspace: string,
	person: WholePerson,
	erasureId: string,
): Promise<void> {
	const cases = await tx
		.selectFrom('case_file')
		.select('case_id')
		.where('workspace_id', '=', workspace)
		.where('customer_id', 'in', person.customerIds)
		.execute();
	const ids = [...person.customerIds, ...cases.map((row) => row.case_id)];
	const boxes = await idsOfMailboxes(tx, workspace, person.own.mailboxes);
	const toThem = [
		...(await linesBy(tx, workspace, 'target_id', ids, ['customer', 'case'])),
		...(await linesBy(tx, workspace, 'target_id', boxes, ['mailbox'])),
	];
	const byThem = await linesBy(tx, workspace, 'actor_id', ids);
	if (toThem.length + byThem.length === 0) return;
	const acted = new Set(byThem);
	await withAuditOpen(tx, async () => {
		for (const auditId of new Set([...toThem, ...byThem])) {
			await tx
				.updateTable('audit')
				.set({
					audit_id: newId('aud'),
					target_id: erasureId,
					details: '{}',
					...(acted.has(auditId) ? { actor_id: null, actor_name: null } : {}),
				})
				.where('workspace_id', '=', workspace)
				.where('audit_id', '=', auditId)
				.execute();
		}
	});
}

/** Under which ids the trail knows mailboxes for which somebody objected before anybody had them. */
async function idsOfMailboxes(
	tx: Tx,
	workspace: string,
	mailboxes: readonly string[],
): Promise<string[]> {
	const secret = await erasureSecretOf(tx, workspace);
	return mailboxes.flatMap((mailbox) => [
		...(secret === null ? [] : [markOfMailbox(secret, mailbox)]),
		// As older versions named them.
		derivedId('aud', mailbox),
	]);
}

/** @param kinds of targets, as the index wants it */
async function linesBy(
	tx: Tx,
	workspace: string,
	column: 'target_id' | 'actor_id',
	ids: readonly string[],
	kinds: readonly AuditTarget[] = [],
): Promise<string[]> {
	const found: string[] = [];
	for (let at = 0; at < ids.length; at += atOnce) {
		const rows = await tx
			.selectFrom('audit')
			.select('audit_id')
			.where('workspace_id', '=', workspace)
			.$if(kinds.length > 0, (all) => all.where('target_kind', 'in', [...kinds]))
			.where(column, 'in', ids.slice(at, at + atOnce))
			.execute();
		found.push(...rows.map((row) => row.audit_id));
	}
	return found;
}
