import type { ChatCatcher, Robot } from '../chat/robots';
import type { WorkflowFile, WorkflowNode } from '../n8n/workflows';

/** Which group hears of what; each chat is used once. */
const groups: Record<string, Robot> = {
	'post-service-csat': 'wecom',
	'low-score-to-case': 'dingtalk',
};

type Assignment = { name: string; value: unknown };

/**
 * A template with a group chat switched on: what an admin types into its node *Group chat*. Anything
 * else stays as it is.
 */
export function withChat(key: string, file: WorkflowFile, chats: ChatCatcher): WorkflowFile {
	const robot = groups[key];
	if (robot === undefined) return file;
	return { ...file, nodes: file.nodes.map((node) => withRobot(node, robot, chats)) };
}

function withRobot(node: WorkflowNode, robot: Robot, chats: ChatCatcher): WorkflowNode {
	const { assignments: list } = (node.parameters.assignments ?? {}) as {
		assignments?: Assignment[];
	};
	if (!list?.some(({ name }) => name === 'chat.kind')) return node;
	const values: Record<string, string> = {
		'chat.kind': robot,
		'chat.address': chats.addressOf(robot),
	};
	const assignments = list.map((one) => ({ ...one, value: values[one.name] ?? one.value }));
	return { ...node, parameters: { ...node.parameters, assignments: { assignments } } };
}
