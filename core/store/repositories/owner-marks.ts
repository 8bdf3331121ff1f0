import { type RawBuilder, sql, type SqlBool } from 'kysely';

import { sameAddress } from '../../model/mailbox';
import type { Person } from '../../model/people';
import type { Db, DialectName, WorkspaceStore } from '../store';

/** Where rows have an owner, kept as JSON, and an index of their marks. */
const ownedTables = ['response', 'invitation'] as const;
type OwnedTable = (typeof ownedTables)[number] | 'case_file' | 'customer';

/** How owners are recognised on rows. */
export type SoughtOwners = {
	/** The team as cases have it; `undefined` = no team is asked for. */
	caseTeams: string[] | undefined;
	/** Marks of owners of the team. */
	ofTeam: string[] | undefined;
	ids: string[];
	/** Marks of owners with an address of one of the people. */
	ofPeople: string[];
	/** A system, and the id it has given. */
	externalIds: Array<{ system: string; id: string }>;
};

/**
 * What an owner is recognised by out of their JSON: address and team, each on a line. As it is written: whether two
 * are the same is for `sameAddress` to say, since databases know no capitals beyond ASCII, or others, and no domains.
 */
export function ownerMark(dialect: DialectName): RawBuilder<string> {
	return sql.raw(
		dialect === 'sqlite'
			? `(coalesce(substr(json_extract(owner, '$.email'), 1, 254), '') || char(10)
				|| coalesce(substr(json_extract(owner, '$.team'), 1, 254), ''))`
			: // PostgreSQL reads no JSON with this sign in it.
				`(case when strpos(owner, '\\u0000') > 0 then '' else
				coalesce(left((owner::json) ->> 'email', 254), '') || chr(10)
				|| coalesce(left((owner::json) ->> 'team', 254), '') end)`,
	);
}

/** Finds how owners are written who are some people, or of a team. */
export async function soughtOwners(
	place: WorkspaceStore,
	{ team, people }: { team: string | null; people: readonly Person[] },
): Promise<SoughtOwners> {
	const mark = ownerMark(place.store.dialect);
	const at = { db: place.store.db, workspace: place.workspace };
	const found = new Set<string>();
	for (const table of ownedTables) {
		for (const text of await differentIn(at, table, mark)) found.add(text);
	}
	const marks = [...found].map((text) => {
		const [email = '', ...rest] = text.split('\n');
		return { text, email, team: rest.join('\n') };
	});
	const isTeam = (name: string) => team !== null && name !== '' && sameTeam(name, team);
	const texts = (some: typeof marks) => some.map(({ text }) => text);
	return {
		caseTeams:
			team === null ? undefined : await teamsOfCases(place.store.db, place.workspace, team),
		ofTeam: team === null ? undefined : texts(marks.filter((one) => isTeam(one.team))),
		ids: people.map(({ id }) => id),
		ofPeople: texts(
			marks.filter((one) => people.some((person) => sameAddress(person.email, one.email))),
		),
		externalIds: people.flatMap((person) =>
			Object.entries(person.externalIds).map(([system, id]) => ({ system, id })),
		),
	};
}

/** Cases of a team; `null` = of all. Its name in any capitals, by our own code. */
export async function isOfTeam(
	db: Db,
	workspace: string,
	team: string | null,
): Promise<RawBuilder<SqlBool>> {
	if (team === null) return sql`1 = 1`;
	const written = await teamsOfCases(db, workspace, team);
	return written.length === 0 ? sql`1 = 0` : sql`team in (${sql.join(written)})`;
}

const teamsOfCases = async (db: Db, workspace: string, team: string): Promise<string[]> =>
	(await differentIn({ db, workspace }, 'case_file', sql`team`)).filter((name) =>
		sameTeam(name, team),
	);

const sameTeam = (one: string, other: string): boolean =>
	one.toLowerCase() === other.trim().toLowerCase();

/** The addresses of customers' owners, as they are written, that are one of these. */
export async function addressesOfOwners(
	place: WorkspaceStore,
	wanted: readonly string[],
): Promise<string[]> {
	const { dialect } = place.store;
	const email = sql.raw<string>(
		dialect === 'sqlite' ? `json_extract(owner, '$.email')` : `((owner::json)->>'email')`,
	);
	const at = { db: place.store.db, workspace: place.workspace };
	const written = await differentIn(at, 'customer', email);
	return written.filter((one) => wanted.some((name) => sameAddress(name, one)));
}

/**
 * The different texts of a column or expression. From one to the next by its index: as many steps as there are texts,
 * however many rows have them.
 */
export function differentQuery(
	workspace: string,
	table: OwnedTable,
	text: RawBuilder<unknown>,
): RawBuilder<{ text: string }> {
	const owned = table === 'case_file' ? sql`` : sql`and owner is not null`;
	const after = (than: RawBuilder<unknown>) => sql`(select ${text} from ${sql.table(table)}
		where workspace_id = ${workspace} ${owned} and ${text} > ${than} order by ${text} limit 1)`;
	return sql<{ text: string }>`with recursive different (text) as (
			select ${after(sql`''`)}
			union all
			select ${after(sql`different.text`)} from different where different.text is not null
		) select text from different where text is not null`;
}

async function differentIn(
	{ db, workspace }: { db: Db; workspace: string },
	table: OwnedTable,
	text: RawBuilder<unknown>,
): Promise<string[]> {
	const { rows } = await differentQuery(workspace, table, text).execute(db);
	return rows.map((row) => row.text);
}
