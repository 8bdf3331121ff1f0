import { ExecutionLifecycleHooks } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

/** Credential data by credential type: every node that asks for the type gets the same. */
export type Credentials = Record<string, ICredentialDataDecryptedObject>;

/** Rows of n8n's data tables, by the name of the table. */
export type Tables = Record<string, object[]>;

/** What n8n's Data Table node reads by. */
function dataTables(tables: Tables) {
	return {
		getDataTableAggregateProxy: async () =>
			await Promise.resolve({
				getManyAndCount: async ({ filter }: { filter: { name: string } }) => {
					const data = filter.name in tables ? [{ id: filter.name }] : [];
					return await Promise.resolve({ data, count: data.length });
				},
			}),
		getDataTableProxy: async (_workflow: unknown, _node: unknown, id: string) =>
			await Promise.resolve({
				getColumns: async () => await Promise.resolve([]),
				getManyRowsAndCount: async ({ skip = 0 }: { skip?: number }) => {
					const data = (tables[id] ?? []).slice(skip);
					return await Promise.resolve({ data, count: (tables[id] ?? []).length });
				},
			}),
	};
}

/** The address that n8n believes to be reached under in a test. */
export const baseUrl = 'https://n8n.example.test';

/**
 * What the engine knows about the n8n around it: enough for nodes that use credentials, webhook
 * addresses and HTTP requests; anything else is absent and fails loudly.
 */
export function additionalData(
	workflowData: IWorkflowBase,
	credentials: Credentials,
	mode: WorkflowExecuteMode,
	tables: Tables = {},
): IWorkflowExecuteAdditionalData {
	const stub: Partial<IWorkflowExecuteAdditionalData> & { hooks: ExecutionLifecycleHooks } = {
		'data-table': { dataTableProxyProvider: dataTables(tables) as never },
		credentialsHelper: {
			getParentTypes: (type) => (type === 'satisfactionZohoOAuth2Api' ? ['oAuth2Api'] : []),
			isCredentialUsableByNode: () => true,
			authenticate: async (_data, _type, request) => await Promise.resolve(request as never),
			preAuthentication: async () => await Promise.resolve(undefined),
			runPreAuthentication: async () => await Promise.resolve(undefined),
			getCredentials: async () => await Promise.reject(new Error('Only decrypted data is there.')),
			getDecrypted: async (_additional, _details, type) => {
				const data = credentials[type];
				if (!data) throw new Error(`The test has no credential of type "${type}".`);
				return await Promise.resolve(data);
			},
			updateCredentials: async () => await Promise.resolve(),
			updateCredentialsOauthTokenData: async () => await Promise.resolve(),
			getCredentialsProperties: () => [],
		},
		executionId: '1',
		currentNodeExecutionIndex: 0,
		restApiUrl: `${baseUrl}/rest`,
		instanceBaseUrl: baseUrl,
		webhookBaseUrl: `${baseUrl}/webhook`,
		webhookTestBaseUrl: `${baseUrl}/webhook-test`,
		webhookWaitingBaseUrl: `${baseUrl}/webhook-waiting`,
		formBaseUrl: `${baseUrl}/form`,
		formTestBaseUrl: `${baseUrl}/form-test`,
		formWaitingBaseUrl: `${baseUrl}/form-waiting`,
		mcpBaseUrl: `${baseUrl}/mcp`,
		mcpTestBaseUrl: `${baseUrl}/mcp-test`,
		workflowId: workflowData.id,
		variables: {},
		setExecutionStatus: () => {},
		sendDataToUI: () => {},
		logAiEvent: () => {},
		hooks: new ExecutionLifecycleHooks(mode, '1', workflowData),
	};
	// n8n builds this object from its own services; a test can only stand in for the part it uses.
	return stub as IWorkflowExecuteAdditionalData;
}
