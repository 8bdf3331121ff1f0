import type {
	CronExpression,
	IDataObject,
	INodeExecutionData,
	IRun,
	ITriggerFunctions,
	ITriggerResponse,
} from 'n8n-workflow';

import { type DueScope, peekDue, releaseClaims } from '../../core/loop/due/fetch';
import { dueItem } from '../../core/loop/due/due-kind';
import { beatTimer, registerTimer, retirePage } from '../../core/loop/workspace/endpoints';
import { SetupError } from '../../core/model/errors';
import { type DueKind, dueKinds } from '../../core/model/states';
import { asNodeError } from '../connection/node-error';
import { openHouse } from '../connection/open-house';
import { servingNode } from '../connection/serving-node';
import { outputsWith, timerTick } from './ticking';
import { outputOf, timerOutputs } from './work-kinds';

const minute = 60_000;

function scopeOf(trigger: ITriggerFunctions): DueScope {
	const kinds = trigger.getNodeParameter('kinds', []) as DueKind[];
	const unknown = kinds.filter((kind) => !dueKinds.includes(kind));
	if (unknown.length > 0) {
		throw new SetupError(
			`"${unknown.join(', ')}" is no kind of work.`,
			`Choose among ${dueKinds.join(', ')}.`,
		);
	}
	if (kinds.length === 0) {
		throw new SetupError(
			'No work to fetch is chosen.',
			'Choose at least one kind under Work to Fetch, and connect its output.',
		);
	}
	const keys = String(trigger.getNodeParameter('surveyKeys', ''))
		.split(/[,，;\s]+/)
		.filter((key) => key !== '');
	return { kinds, surveyKeys: keys.length === 0 ? null : keys };
}

/** Registers the timer and lets it beat; executed by hand, it shows what is due and takes nothing. */
export async function startTimer(trigger: ITriggerFunctions): Promise<ITriggerResponse> {
	try {
		const scope = scopeOf(trigger);
		const options = trigger.getNodeParameter('options', {}) as {
			atOnce?: number;
			leaseMinutes?: number;
		};
		const limit = options.atOnce ?? 100;
		const house = await openHouse(trigger);
		if (trigger.getMode() === 'manual') {
			return { manualTriggerFunction: async () => await peek(trigger, scope, limit) };
		}
		const node = servingNode(trigger);
		const holder = `${node.workflowId}/${node.nodeId}`;
		await registerTimer(house, Date.now(), {
			node,
			scope: { kinds: [...scope.kinds], surveyKeys: [...(scope.surveyKeys ?? [])] },
		});
		// Whatever this timer held when its process ended can be taken again at once.
		await releaseClaims(house, holder);
		const tick = timerTick({
			house,
			scope,
			limit,
			leaseMs: (options.leaseMinutes ?? 10) * minute,
			holder,
			emit: async (outputs) => await emitAndWait(trigger, outputs),
			alive: async (now) => await beatTimer(house, now, node),
			clock: () => Date.now(),
		});
		const seconds = Number(trigger.getNodeParameter('interval', 5));
		const expression = `*/${seconds} * * * * *` as CronExpression;
		trigger.helpers.registerCron({ expression }, () => {
			tick().catch((error: unknown) => {
				// The next beat tries again; the admin finds the cause in the log.
				trigger.logger.error(`Satisfaction timer: ${(error as Error).message}`);
			});
		});
		return {
			closeFunction: async () => await retirePage(house, Date.now(), node),
		};
	} catch (error) {
		throw asNodeError(trigger.getNode(), error);
	}
}

/** Starts one execution and waits for its end. */
async function emitAndWait(
	trigger: ITriggerFunctions,
	outputs: INodeExecutionData[][],
): Promise<{ ok: true } | { ok: false; error: string }> {
	try {
		const done = trigger.helpers.createDeferredPromise<IRun>();
		trigger.emit(outputs, undefined, done);
		const run = await done.promise;
		const failure = run.data.resultData.error;
		return failure || run.status === 'error' || run.status === 'crashed'
			? { ok: false, error: failure?.message ?? `The execution ended as ${run.status}.` }
			: { ok: true };
	} catch (error) {
		return { ok: false, error: (error as Error).message };
	}
}

async function peek(trigger: ITriggerFunctions, scope: DueScope, limit: number): Promise<void> {
	const house = await openHouse(trigger);
	const rows = await peekDue(house, Date.now(), { ...scope, limit });
	const outputs: INodeExecutionData[][] = timerOutputs.map(() => []);
	for (const row of rows) {
		const text = 'This is due. It was only looked at: the published workflow takes it.';
		const item = { json: dueItem(row, { outcome: { code: 'peek', text } }) as IDataObject };
		outputs[timerOutputs.indexOf(outputOf[row.kind])]?.push(item);
	}
	trigger.emit(rows.length === 0 ? outputsWith('Stuck', []) : outputs);
}
