import { languages } from '../../workflows/source/languages';
import { library } from '../../workflows/source/library';
import { aStage, type Ran, type Stage } from './stage';

let stage: Stage;
beforeEach(async () => {
	stage = await aStage();
});
afterEach(async () => await stage.close());

const codes = (ran: Ran, node: string, output?: number) =>
	ran.items(node, output).map(({ outcome }) => (outcome as { code: string }).code);

/** What each node behind the sample does, in a draft that nobody has published. */
const expected: Record<string, Record<string, string[]>> = {
	'survey-after-service/closed': { ask: ['send_now'] },
	'survey-after-service/answer': { find: ['round_robin'], open: ['opened'] },
	'is-it-solved/answer': {},
	'low-score-routing/in': { find: ['round_robin'], open: ['opened'] },
	'nps-quarterly/who': { ask: ['send_now', 'send_now'] },
	'nps-quarterly/answer': { find: ['round_robin'], open: ['opened'] },
	'answers-from-a-tool/form': { record: ['recorded'], find: ['round_robin'], open: ['opened'] },
	'hotline-and-counter/form': { record: ['recorded'], find: ['round_robin'], open: ['opened'] },
};

/** These ask a person, send, or write into other systems: what they do with their samples is shown where they are tested. */
const elsewhere = [
	'zoho-watch/changed',
	'answers-to-fetch/told',
	'score-to-crm/answer',
	'score-to-crm/low',
	'score-to-other-crms/answer',
	'task-for-low-score/low',
	'tell-the-group/news',
	'privacy-requests/erase',
	'privacy-requests/data',
	'fix-what-matters/given',
	'you-said-we-did/done',
];

describe.each(languages)('a template as it was imported (%s)', (language) => {
	const pinned = library.flatMap(({ file, words }) =>
		Object.keys(words[language].samples ?? {}).map((id): [string, string] => [file, id]),
	);

	it('has a sample on every trigger that waits for somebody', () => {
		const all = [...Object.keys(expected), ...elsewhere];
		expect(pinned.map((path) => path.join('/')).sort()).toEqual(all.sort());
	});

	const tried = pinned.filter((path) => !elsewhere.includes(path.join('/')));

	it.each(tried)('%s runs from the sample of "%s" to its end', async (file, id) => {
		await stage.setUp(language);
		const ran = await stage.draft(file, language).tryOut(id);
		expect(ran.error?.message).toBeUndefined();
		for (const [node, done] of Object.entries(expected[`${file}/${id}`] ?? {})) {
			expect({ [node]: codes(ran, node) }).toEqual({ [node]: done });
			for (const item of ran.items(node)) expect(item.test).toBe(true);
		}
		// Nothing is sent, and nothing waits to be.
		expect(stage.mail.arrived).toEqual([]);
		const due = stage.workspace.house.store.db.selectFrom('due').selectAll();
		expect((await due.execute()).filter(({ test }) => test === 0)).toEqual([]);
	});
});
