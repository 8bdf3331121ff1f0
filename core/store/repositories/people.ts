import { sql } from 'kysely';

import { mailboxOf } from '../../model/mailbox';
import type { Absence, Person } from '../../model/people';
import { roleNamed } from '../../model/roles';
import type { AbsenceTable, PersonTable } from '../schema';
import type { Db, Store, Tx } from '../store';

/** The person of a row. */
export const personFrom = (row: PersonTable): Person => ({
	id: row.person_id,
	name: row.name,
	email: row.email,
	team: row.team,
	// Rows from before a role was one word whoever wrote it.
	role: roleNamed(row.role),
	skills: JSON.parse(row.skills) as string[],
	languages: JSON.parse(row.languages) as string[],
	channels: JSON.parse(row.channels) as Record<string, string>,
	externalIds: JSON.parse(row.external_ids) as Record<string, string>,
	compensationLimit: row.compensation_limit,
	deputyId: row.deputy_id,
	maxOpenCases: row.max_open_cases,
	active: row.active === 1,
});

export async function savePerson(
	tx: Tx,
	workspace: string,
	person: Person,
	now: number,
): Promise<void> {
	const row: PersonTable = {
		workspace_id: workspace,
		person_id: person.id,
		name: person.name,
		email: person.email,
		team: person.team,
		role: person.role,
		skills: JSON.stringify(person.skills),
		languages: JSON.stringify(person.languages),
		channels: JSON.stringify(person.channels),
		external_ids: JSON.stringify(person.externalIds),
		compensation_limit: person.compensationLimit,
		deputy_id: person.deputyId,
		max_open_cases: person.maxOpenCases,
		active: person.active ? 1 : 0,
		updated_at: now,
	};
	await tx
		.insertInto('person')
		.values(row)
		.onConflict((c) => c.columns(['workspace_id', 'person_id']).doUpdateSet(row))
		.execute();
}

export async function listPeople(db: Db | Tx, workspace: string): Promise<Person[]> {
	return (await peopleQuery(db, workspace).execute()).map(personFrom);
}

/** The question for everybody in the team list. */
export function peopleQuery(db: Db | Tx, workspace: string) {
	return db
		.selectFrom('person')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.orderBy('person_id');
}

/**
 * Whether a customer is somebody in the team list who still works here: by a mailbox, or by an id in a
 * system where agents and customers are users of one list.
 */
export async function isInTeam(
	{ dialect }: Pick<Store, 'dialect'>,
	db: Db | Tx,
	workspace: string,
	{ customerId, sharedLists }: { customerId: string; sharedLists: readonly string[] },
): Promise<boolean> {
	const place = sql.raw(dialect === 'sqlite' ? 'instr' : 'strpos');
	// As JSON writes an entry of the list of ids; an id with a quote in it is nobody's.
	const entry = sql`'"' || identity.kind || '":"' || identity.value || '"'`;
	const shared =
		sharedLists.length === 0
			? sql`1 = 0`
			: sql`identity.kind in (${sql.join([...sharedLists])}) and ${place}(person.external_ids, ${entry}) > 0`;
	// Whether two addresses are one mailbox is no question for a database: each has small letters of its own. It
	// leaves out those that are written as mailboxes are compared, and are another one.
	const unusual = '[^a-z0-9.@_+-]';
	const mayBeWritten =
		dialect === 'sqlite'
			? sql`person.email glob ${`*${unusual}*`}`
			: sql`person.email collate "C" ~ ${unusual}`;
	const { rows } = await sql<{ email: string | null; mailbox: string | null }>`
		select null as email, null as mailbox
			from identity join person on person.workspace_id = identity.workspace_id
			where identity.workspace_id = ${workspace} and identity.customer_id = ${customerId}
				and person.active = 1 and ${shared}
		union all
		select person.email as email, identity.value as mailbox
			from identity join person on person.workspace_id = identity.workspace_id
			where identity.workspace_id = ${workspace} and identity.customer_id = ${customerId}
				and identity.kind = 'email' and person.active = 1
				and (person.email = identity.value or ${mayBeWritten})`.execute(db);
	return rows.some(({ email, mailbox }) => email === null || mailboxOf(email) === mailbox);
}

export async function findPerson(
	db: Db | Tx,
	workspace: string,
	personId: string,
): Promise<Person | undefined> {
	const row = await personQuery(db, workspace, personId).executeTakeFirst();
	return row && personFrom(row);
}

/** The question for a person. */
export function personQuery(db: Db | Tx, workspace: string, personId: string) {
	return db
		.selectFrom('person')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('person_id', '=', personId);
}

export async function saveAbsence(tx: Tx, workspace: string, absence: Absence): Promise<void> {
	const row = {
		workspace_id: workspace,
		person_id: absence.personId,
		from_at: absence.from,
		until_at: absence.until,
		deputy_id: absence.deputyId,
		note: absence.note,
	};
	await tx
		.insertInto('absence')
		.values(row)
		.onConflict((c) => c.columns(['workspace_id', 'person_id', 'from_at']).doUpdateSet(row))
		.execute();
}

/** Absences that touch the moment `at` or lie after it. */
export async function listAbsences(db: Db | Tx, workspace: string, at: number): Promise<Absence[]> {
	return (await absencesQuery(db, workspace, at).execute()).map(absenceFrom);
}

/** The question for absences that touch the moment `at` or lie after it. */
export function absencesQuery(db: Db | Tx, workspace: string, at: number) {
	return db
		.selectFrom('absence')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('until_at', '>', at)
		.orderBy('from_at');
}

/** The absence of a row. */
export const absenceFrom = (row: AbsenceTable): Absence => ({
	personId: row.person_id,
	from: row.from_at,
	until: row.until_at,
	deputyId: row.deputy_id,
	note: row.note,
});

/**
 * Takes the next positions of a pool, from 0 upward; safe under concurrency.
 *
 * @returns the last of them
 */
export async function takeTurns(
	db: Db | Tx,
	workspace: string,
	pool: string,
	count: number,
): Promise<number> {
	const { position } = await db
		.insertInto('rotation')
		.values({ workspace_id: workspace, pool, position: count - 1 })
		.onConflict((c) =>
			c.columns(['workspace_id', 'pool']).doUpdateSet((eb) => ({
				position: eb('rotation.position', '+', count),
			})),
		)
		.returning('position')
		.executeTakeFirstOrThrow();
	return position;
}

/** The position of a pool that was taken last; `undefined` before the first. */
export async function lastTurn(
	db: Db | Tx,
	workspace: string,
	pool: string,
): Promise<number | undefined> {
	const row = await db
		.selectFrom('rotation')
		.select('position')
		.where('workspace_id', '=', workspace)
		.where('pool', '=', pool)
		.executeTakeFirst();
	return row?.position;
}

/** Moves a pool to where its turn really ended, unless somebody has taken another one meanwhile. */
export async function correctTurn(
	db: Db | Tx,
	workspace: string,
	pool: string,
	position: { from: number; to: number },
): Promise<void> {
	await db
		.updateTable('rotation')
		.set({ position: position.to })
		.where('workspace_id', '=', workspace)
		.where('pool', '=', pool)
		.where('position', '=', position.from)
		.execute();
}
