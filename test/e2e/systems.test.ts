import { simulatedNow } from '../../sandbox/systems';
import { expectedOf } from '../../sandbox/systems/counts';
import { playSystems, type RoundResult } from '../../sandbox/systems/play';
import { startSystems } from '../../sandbox/systems/server';
import { startStage } from '../../sandbox/stage/stage';
import { drawn, nodeOf } from '../workflows/template';

const say = (line: string) => process.stderr.write(`    ${line}\n`);

/** An agent writes down what a customer said, in the form that n8n serves for the template. */
async function fillInForm(address: string): Promise<void> {
	const { webhookId } = nodeOf(drawn('hotline-and-counter'), 'form');
	const said = [
		'Dissatisfied',
		'Nobody called back.',
		'Hotline',
		'Ann Lee',
		'ann@hotline.example',
		'',
	];
	const form = new FormData();
	for (const [place, value] of said.entries()) form.append(`field-${place}`, value);
	const answer = await fetch(`${address}/form/${webhookId}`, { method: 'POST', body: form });
	if (!answer.ok) throw new Error(`The form answered ${answer.status}: ${await answer.text()}`);
}

describe('a round trip of every simulated system on a real n8n', () => {
	const systems = simulatedNow('all');
	let result: RoundResult;
	let written: Array<Record<string, unknown>>;

	beforeAll(async () => {
		const stage = await startStage({ say });
		const server = await startSystems(systems);
		try {
			await fillInForm(stage.address);
			result = await playSystems(systems, { stage, server, say });
			written = await stage.store.rows(
				"select value, comment, subject_title from response where source = 'n8n_form'",
			);
		} finally {
			await server.stop();
			await stage.stop();
		}
	}, 900_000);

	it("has what an agent wrote into n8n's own form beside it", () => {
		expect(written).toEqual([
			{ value: 2, comment: 'Nobody called back.', subject_title: 'Hotline' },
		]);
	});

	it('goes as its script implies', () => {
		expect(result.differences).toEqual([]);
		expect(result.ok).toBe(true);
	});

	it.each(systems.map((system) => [system.key, system] as const))(
		'%s has the counts of its script',
		(key, system) => {
			expect(result.systems[key]).toEqual(expectedOf(system));
		},
	);

	it('takes events and answers, is written into, and reaches people, by more than a few of each', () => {
		const count = (has: (of: RoundResult['systems'][string]) => boolean) =>
			Object.values(result.systems).filter(has).length;
		expect(count((of) => of.in > 0)).toBeGreaterThan(15);
		expect(count((of) => of.out > 0)).toBeGreaterThan(3);
		expect(count((of) => of.messages > 0)).toBeGreaterThan(4);
	});
});
