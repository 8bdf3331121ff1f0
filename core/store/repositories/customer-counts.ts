import type { Db, Tx } from '../store';

/** How often a customer was asked and answered, and how many cases they had; tests count nowhere. */
export async function countsOf(
	db: Db | Tx,
	workspace: string,
	customerId: string,
): Promise<{ asked: number; answered: number; cases: number }> {
	const { asked, answered, cases } = await db
		.selectNoFrom(({ selectFrom, fn }) => {
			const of = <Table extends 'invitation' | 'response' | 'case_file'>(table: Table) =>
				selectFrom(table as 'invitation')
					.select(fn.countAll<number>().as('n'))
					.where('workspace_id', '=', workspace)
					.where('customer_id', '=', customerId)
					.where('test', '=', 0);
			return [
				of('invitation').where('sent_at', 'is not', null).as('asked'),
				of('response').as('answered'),
				of('case_file').as('cases'),
			];
		})
		.executeTakeFirstOrThrow();
	return { asked: Number(asked), answered: Number(answered), cases: Number(cases) };
}
