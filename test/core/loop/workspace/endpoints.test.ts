import { publishPage, registerClock, retirePage } from '../../../../core/loop/workspace/endpoints';
import { SetupError } from '../../../../core/model/errors';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';

useDatabases();

const node = (workflowId: string) => ({
	workflowId,
	workflowName: `Workflow ${workflowId}`,
	nodeId: 'n',
	nodeName: 'Trigger',
});

const now = Date.UTC(2026, 4, 4, 8);
const day = 86_400_000;

describe.each(databases)('one page has one trigger, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const house = () => houseIn(store(), 'main');
	const serve = async (workflow: string) =>
		await publishPage(house(), now, {
			page: 'case',
			node: node(workflow),
			address: 'https://n8n.example.test/webhook/case',
			survey: null,
		});

	it('even if several are published at the same moment; the others learn who has it', async () => {
		const tries = await Promise.allSettled(['a', 'b', 'c', 'd'].map(serve));
		const failed = tries.filter((one) => one.status === 'rejected');
		expect(failed).toHaveLength(3);
		for (const { reason } of failed) {
			expect(reason).toBeInstanceOf(SetupError);
			expect((reason as Error).message).toMatch(/already served by the node "Trigger"/);
		}
		const holder = ['a', 'b', 'c', 'd'].find((_, index) => tries[index]?.status === 'fulfilled');
		await serve(holder ?? '');
		await retirePage(house(), now, node(holder ?? ''));
		const next = holder === 'a' ? 'b' : 'a';
		await expect(serve(next)).resolves.toBeUndefined();
	});

	it('and a workspace has one clock', async () => {
		const tries = await Promise.allSettled(
			['a', 'b', 'c'].map(async (workflow) => await registerClock(house(), now, node(workflow))),
		);
		expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
	});

	it('and a clock that beat while the machine’s clock stood ahead keeps no other one out', async () => {
		const own = { ...house(), workspace: 'set-back' };
		await registerClock(own, now + day, node('a'));
		await expect(registerClock(own, now + day, node('b'))).rejects.toThrow('has a clock');
		await registerClock(own, now, node('b'));
		await expect(registerClock(own, now, node('a'))).rejects.toThrow('has a clock');
	});
});
