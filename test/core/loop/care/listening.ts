import type { CompiledQuery, KyselyPlugin } from 'kysely';

import type { Db } from '../../../../core/store/store';

/** The same database, and every statement that is sent by it. */
export function listening(db: Db): { db: Db; statements: CompiledQuery[] } {
	const statements: CompiledQuery[] = [];
	const plugin: KyselyPlugin = {
		transformQuery({ node, queryId }) {
			statements.push(db.getExecutor().compileQuery(node, queryId));
			return node;
		},
		transformResult: async ({ result }) => await Promise.resolve(result),
	};
	return { db: db.withPlugin(plugin), statements };
}
