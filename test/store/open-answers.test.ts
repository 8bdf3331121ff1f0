import { type OpenAnswerRow, noteOpenAnswer } from '../../core/store/repositories/open-answers';
import { databases, useDatabases, useStore } from './databases';

useDatabases();

describe.each(databases)('answers that began at open links, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const row = (at: number): OpenAnswerRow => ({
		...{ workspace_id: 'w', invitation_id: `inv_${at}`, link: 'l', sender: null, at },
	});
	const notes = async (at: number) =>
		await store().transaction(async (tx) => await noteOpenAnswer(tx, dialect, row(at), 2_000));
	const kept = async () => {
		const rows = await store().db.selectFrom('open_answer').select('at').orderBy('at').execute();
		return rows.map(({ at }) => at);
	};

	it('are forgotten some hundred at a time, the oldest first, and none that still counts', async () => {
		const old = Array.from({ length: 1_100 }, (_, at) => row(at));
		const values = [...old, row(2_000)];
		await store().db.insertInto('open_answer').values(values).execute();
		await notes(3_000);
		expect(await kept()).toEqual([...old.slice(500).map(({ at }) => at), ...[2_000, 3_000]]);
		await notes(3_001);
		await notes(3_002);
		expect(await kept()).toEqual([2_000, 3_000, 3_001, 3_002]);
	});
});
