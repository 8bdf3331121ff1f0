import type { IExecuteFunctions } from 'n8n-workflow';

import type { Doer } from '../../core/loop/audit/doer';
import { withoutControls } from '../../core/model/clean';
import { workflowNameOf } from './serving-node';

type Context = Pick<IExecuteFunctions, 'getNode' | 'getWorkflow'>;

/** The workflow and node that do something, as the audit trail names them. */
export function doerOf(context: Context): Doer {
	return {
		kind: 'workflow',
		id: context.getWorkflow().id ?? null,
		name: workflowNameOf(context) ?? null,
		node: withoutControls(context.getNode().name),
	};
}
