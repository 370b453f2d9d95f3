/** One place of the emulator's own source that is changed after its installation: `from` stands there exactly once. */
export interface Amendment {
  /** Within the package. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const STACKS = 'services/cloudformation/stacks.py';
const CHANGE_SETS = 'services/cloudformation/changesets.py';
const PROVISIONERS = 'services/cloudformation/provisioners.py';

/** The lines, each with its end. */
const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join('');
const ACTIONS = 'core/iam_actions.py';
const IS_DELETED = 'if stack["StackStatus"].startswith("DELETE_"):';

/**
 * Where version 1.5.33 would lose data, tell of what isn't there, or deny what AWS allows. No `from` stands within its `to`: what is changed is found changed.
 */
export const AMENDMENTS: readonly Amendment[] = [
  // It names what has no name by stack and logical id alone, so what is made anew comes out with the name of what an earlier stack left behind,
  // and in its place. It draws other names already where it replaces something, and keeps for each resource what it drew; it is made to do so
  // for all that is made. What was made before keeps its name. First what a stack creates.
  { file: STACKS, from: '    token = _NAME_SEED.set("")\n', to: '    token = _NAME_SEED.set(new_uuid()[:8])\n' },
  // What a stack within a stack creates; what was drawn is kept with it there too, or its next update would take it for renamed.
  {
    file: PROVISIONERS,
    from: '                physical_id, attrs = _provision_resource(\n                    resource_type, child_logical_id, new_tagged, child_name,\n                )\n',
    to: [
      '                seed_token = _NAME_SEED.set(new_uuid()[:8])',
      '                try:',
      '                    physical_id, attrs = _provision_resource(',
      '                        resource_type, child_logical_id, new_tagged, child_name,',
      '                    )',
      '                    name_seed = _NAME_SEED.get()',
      '                finally:',
      '                    _NAME_SEED.reset(seed_token)',
      '',
    ].join('\n'),
  },
  // A table's keys and local indexes can't be changed in place: it is emptied, where others of the kind are replaced and kept as their policy says.
  {
    file: PROVISIONERS,
    from: '    "AWS::DynamoDB::Table": ("TableName", "ImportSourceSpecification"),\n',
    to: '    "AWS::DynamoDB::Table": ("TableName", "ImportSourceSpecification", "KeySchema", "LocalSecondaryIndexes"),\n',
  },
  // Whoever deletes a stack that is in work ends that work: it would go on beside the deletion, and call complete afterwards what is gone.
  // What comes out of the work when the deletion has gone by is deleted too, unless it is to be kept.
  {
    file: STACKS,
    from: lines('        except Exception as exc:', '            logger.error("Failed to provision %s (%s): %s",'),
    to: lines(
      '        except Exception as exc:',
      `            ${IS_DELETED}`,
      '                return',
      '            logger.error("Failed to provision %s (%s): %s",',
    ),
  },
  {
    file: STACKS,
    from: lines('            break', '', '        provisioned_resources[logical_id] = {'),
    to: lines(
      '            break',
      '',
      `        ${IS_DELETED}`,
      '            if not prev_resource and logical_id not in imports and _resource_policy(',
      '                    res_def, "DeletionPolicy", provisioned_resources, param_values, conditions,',
      '                    mappings, stack_name, stack_id) not in _RETAINING_POLICIES:',
      '                try:',
      '                    await run_reentrant(_delete_resource, resource_type, physical_id,',
      '                                        resolved_props, stack_name, logical_id)',
      '                except Exception as exc:',
      '                    logger.error("Failed to delete %s (%s): %s", logical_id, physical_id, exc)',
      '            return',
      '        provisioned_resources[logical_id] = {',
    ),
  },
  {
    file: STACKS,
    from: lines('    await asyncio.sleep(0)', '', '    if failed:'),
    to: lines('    await asyncio.sleep(0)', '', `    ${IS_DELETED}`, '        return', '    if failed:'),
  },
  // The same of a rollback in work.
  {
    file: STACKS,
    from: lines('    if not (is_update and previous_stack):', '        release()', '', '    if is_update and previous_stack:'),
    to: lines(`    ${IS_DELETED}`, '        return', '    if not (is_update and previous_stack):', '        release()', '    if is_update and previous_stack:'),
  },
  // A stack that a change set creates has no template before it is complete. Deleted until then, or left half-made, it would lose what is to be kept.
  {
    file: CHANGE_SETS,
    from: lines('    if not is_update:', '        stack["DisableRollback"] = disable_rollback'),
    to: lines('    if not is_update:', '        stack["_template"] = template', '        stack["DisableRollback"] = disable_rollback'),
  },
  // An update that is cancelled while its last resource is in work is rolled back like any other that is in progress.
  {
    file: STACKS,
    from: lines('                       f"{status_prefix}_COMPLETE", physical_id=physical_id)', '', '    resolved_outputs: list = []'),
    to: lines(
      '                       f"{status_prefix}_COMPLETE", physical_id=physical_id)',
      '',
      '    if is_update and not failed and stack.pop("_cancel_requested", False):',
      '        CLIENT_REQUEST_TOKEN.set(stack.pop("_cancel_token", ""))',
      '        failed = cancelled = True',
      '        fail_reason = "User Initiated"',
      '    resolved_outputs: list = []',
    ),
  },
  // A stack that is in work takes no other changes, as on AWS: two deployments at the same moment would both go on, and both end as if theirs stood.
  {
    file: CHANGE_SETS,
    from: lines('        stack_id = stack["StackId"]', '        if not template_body:', '            template_body = stack.get("_template_body", "{}")'),
    to: lines(
      '        stack_id = stack["StackId"]',
      '        if stack["StackStatus"].endswith("_IN_PROGRESS") and stack["StackStatus"] != "REVIEW_IN_PROGRESS":',
      '            return _error("ValidationError", f"Stack:{stack_id} is in {stack[\'StackStatus\']} state and can not be updated.")',
      '        if not template_body:',
      '            template_body = stack.get("_template_body", "{}")',
    ),
  },
  // The registry of containers takes each path that begins with `/v2`, also of a bucket that is addressed as a host, as version 2 of the SDK does.
  {
    file: 'app.py',
    from: lines('    if not _is_ecr_registry_path(path):'),
    to: lines('    if ".s3." in headers.get("host", "") or not _is_ecr_registry_path(path):'),
  },
  // What a batch of SQS or SNS asks for is the action of the single call: IAM has no other.
  {
    file: ACTIONS,
    from: lines('    action_name = _action_from_target(headers)', '    if action_name:', '        return f"{namespace}:{action_name}"'),
    to: lines(
      '    action_name = _action_from_target(headers)',
      '    if action_name and service == "sqs":',
      '        action_name = action_name.removesuffix("Batch")',
      '    if action_name:',
      '        return f"{namespace}:{action_name}"',
    ),
  },
  {
    file: ACTIONS,
    from: lines('    if action_name:', '        return f"{namespace}:{action_name}"', '', '    # Tier 2: X-Amz-Target header (JSON-protocol services)'),
    to: lines(
      '    if action_name and service in ("sqs", "sns"):',
      '        action_name = action_name.removesuffix("Batch")',
      '    if action_name:',
      '        return f"{namespace}:{action_name}"',
      '    # Tier 2: X-Amz-Target header (JSON-protocol services)',
    ),
  },
  // A statement of PartiQL is judged by what it does, with its table or index, like the items of a transaction.
  {
    file: ACTIONS,
    from: lines('    if iam_action not in ("dynamodb:TransactWriteItems", "dynamodb:TransactGetItems"):'),
    to: lines(
      '    if iam_action in ("dynamodb:ExecuteStatement", "dynamodb:BatchExecuteStatement", "dynamodb:ExecuteTransaction"):',
      '        try:',
      '            data = json.loads(body or b"{}")',
      '            statements = data.get("Statements") or data.get("TransactStatements") or [data]',
      '            texts = [str(one.get("Statement") or "") for one in statements]',
      '        except (AttributeError, TypeError, ValueError):',
      '            return []',
      '        verbs = {"SELECT": "Select", "EXISTS": "Select", "INSERT": "Insert", "UPDATE": "Update", "DELETE": "Delete"}',
      '        checks = []',
      '        for text in texts:',
      '            verb = re.match(r"\\s*(SELECT|EXISTS|INSERT|UPDATE|DELETE)\\b", text, re.I)',
      '            target = re.search(r\'\\b(?:FROM|INTO|UPDATE)\\s+("[^"]+"|[\\w.-]+?)(?:\\."?([\\w.-]+)"?)?(?=[\\s;)]|$)\', text, re.I)',
      '            if not verb or not target:',
      '                return []',
      "            arn = _dynamodb_table_arn(target.group(1).strip('\"'), region, account_id)",
      '            index = f"/index/{target.group(2)}" if target.group(2) else ""',
      '            checks.append((f"dynamodb:PartiQL{verbs[verb.group(1).upper()]}", arn + index))',
      '        return checks',
      '    if iam_action not in ("dynamodb:TransactGetItems", "dynamodb:TransactWriteItems"):',
    ),
  },
];
