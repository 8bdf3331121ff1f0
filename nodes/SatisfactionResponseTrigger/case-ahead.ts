import type { IWebhookFunctions, NodeTypeAndVersion } from 'n8n-workflow';

import type { CaseAhead } from '../../core/loop/pages/customer/visit';
import { cleaned } from '../../core/model/clean';
import { priorities } from '../../core/model/states';
import { textOf } from '../connection/operation';
import { hasExpressions } from '../connection/parameters';
import { readRouting } from '../SatisfactionRouter/actions/read-routing';

const isType = ({ type }: NodeTypeAndVersion, name: string): boolean => type.endsWith(`.${name}`);

/**
 * The case that the workflow is bound to open for a low answer: exactly one Case node opens it, nothing but
 * one Router at most stands between, and neither has an expression. `null` for any other workflow, of which
 * only a run can tell.
 */
export function caseAhead(context: IWebhookFunctions): CaseAhead | null {
	const trigger = context.getNode().name;
	const withParameters = { includeNodeParameters: true };
	const opening = context
		.getChildNodes(trigger, withParameters)
		.filter((node) => !node.disabled && isType(node, 'satisfactionCase') && opens(node));
	const [open] = opening;
	if (!open || opening.length > 1) return null;
	const before = context
		.getParentNodes(open.name, withParameters)
		.filter(({ name, type, disabled }) => !disabled && name !== trigger && !/trigger$/i.test(type));
	const [router] = before;
	if (before.length > 1 || (router && !isType(router, 'satisfactionRouter'))) return null;
	if (hasExpressions([open.parameters, router?.parameters])) return null;
	const over = cleaned((open.parameters?.overrides ?? {}) as Record<string, unknown>);
	const given = textOf(over.priority);
	return {
		routing: router
			? readRouting((name, usual) => router.parameters?.[name] ?? usual).routing
			: null,
		owner: textOf(over.owner),
		priority: priorities.find((one) => one === given) ?? null,
		slaPreset: textOf(over.slaPreset),
	};
}

function opens({ parameters = {} }: NodeTypeAndVersion): boolean {
	return (parameters.resource ?? 'case') === 'case' && (parameters.operation ?? 'open') === 'open';
}
