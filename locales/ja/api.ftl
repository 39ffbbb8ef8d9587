# Answers of the API, in the caller's language.

user-added = ユーザーを追加しました。
user-accepted = 参加が完了しました。

## What an admin should look at again
warning-did-you-mean = このアドレスは入力に誤りがあるかもしれません。{ $suggestion } ではありませんか？

## What is wrong with one field
field-required = 必須項目です
field-unknown = 不明な項目です
field-wrong-type = { $expected ->
    [text] 文字列
    [boolean] trueかfalse
    [number] 数値
    [version] ETag と同じ形式のバージョン("7" など)
    [list] リスト
    [numbers] 整数のリスト
    [texts] 文字列のリスト
    [version] "3" のような版
   *[object] オブジェクト
}で指定してください
field-too-long = { $max }文字を超えています
field-control-characters = 制御文字が含まれています
field-contains-url = インターネットのアドレスを含まない名前にしてください
field-email-malformed = メールアドレスの形式ではありません
field-email-domain-missing = example.com のようなドメインがありません
field-email-local-not-ascii = @ の前に、メールサーバーが配送できない文字があります。アクセント記号のないラテン文字を使ってください
field-unknown-language = 次のいずれでもありません: { $known }
field-unknown-role = ここにはないロールです
field-role-name-malformed = a-z、0-9、_、- からなる1〜40文字で、英字で始めてください
field-unknown-permission = 権限ではないものが含まれています: { $name }
field-too-many = 項目が{ $max }個を超えています
field-instant-malformed = 2026-12-31T23:59:59Z のような日時ではありません
field-not-in-future = 将来の日時にしてください
field-unknown-status = 次のいずれでもありません: { $known }
field-out-of-range = { $min }から{ $max }までにしてください
field-cursor-invalid = この一覧のカーソルではありません
field-id-malformed = IDの形式ではありません
field-password-too-short = { $min }文字以上にしてください
field-password-too-long = { $max }文字以内にしてください
field-password-mismatch = 2つの欄の内容が一致しません
field-password-guessable = 推測されやすいパスワードです（{ $reason ->
    [common] 多くの人が使っているものです
    [repeats] 同じ内容の繰り返しです
    [sequence] abcや6543のような連続した並びです
    [keyboard] キーボードの並び順どおりです
    [dates] 日付や年は推測されやすいものです
    [names] 名前は推測されやすいものです
    [personal] ご自身の名前、メールアドレス、組織名から作られています
    [word] 単語1つでは推測されやすくなります
   *[other] 単語をもう1つか2つ加えてください
}）

## Problems
problem-invalid = 送信された内容の一部は、そのままでは使えません。
problem-malformed-json = リクエスト本文が正しい形式のJSONではありません。
problem-unsupported-media-type = リクエスト本文は application/json で送信してください。
problem-body-too-large = リクエスト本文が{ $max }バイトを超えています。
problem-not-found = このアドレスまたはIDに該当するものはありません。
problem-method-not-allowed = このアドレスではそのメソッドを使えません。
problem-api-key-missing = APIキーを「Authorization: Bearer usher_…」の形で送信してください。
problem-api-key-invalid = このAPIキーは、存在しないか、取り消されたか、期限が切れています。
problem-permission-missing = この操作には権限 { $permission } が必要です。
problem-role-exceeds-caller = ロール { $role } にはご自身の権限を超えるものが含まれるため、付与や管理はできません。
problem-email-taken = このメールアドレスのユーザーはすでに存在します。
problem-conflict = ほかの変更が同時に行われました。もう一度読み込んでから、やり直してください。
problem-no-link = このユーザーには、リンクを発行できる招待がありません。
problem-invite-not-found = この招待は存在しないか、取り消されました。
problem-invite-expired = この招待は期限が切れています。
problem-invite-superseded = より新しい招待が送信されています。使えるのは最新のものだけです。
problem-invite-already-accepted = この招待はすでに承諾されています。
problem-unavailable = サービスが混み合っています。しばらくしてからもう一度お試しください。
problem-timeout = 時間がかかりすぎたため、処理を中止しました。
problem-internal = こちら側で問題が発生しました。
problem-version-mismatch = 読み込まれた後に変更されています。もう一度読み込んでから、ご判断ください。
problem-repeated = この変更はすでに行われています。
problem-idempotency-key-reused = この Idempotency-Key は別のリクエストで使用済みです。新しいものを使ってください。
problem-under-way = 同じリクエストを処理中です。しばらくしてからもう一度お試しください。
problem-answer-lost = この変更はすでに行われていますが、応答が失われました。結果を読み込んでご確認ください。
problem-too-many-requests = 試行回数が多すぎます。{ $seconds }秒待ってから、もう一度お試しください。
problem-own-permissions = ご自身の権限を減らすことになります。ほかの管理者に依頼してください。
problem-last-super-admin = すべての権限を持つ方がほかにいません。先に別の方を super_admin にしてください。
problem-wrong-status = ユーザーの状態が { $status } の間は、この操作を行えません。

## Sessions and passwords
field-password-wrong = 現在のパスワードと一致しません
problem-session-ended = このセッションは終了しました。もう一度サインインしてください。
problem-sign-in-failed = メールアドレスとパスワードの組み合わせが正しくありません。
problem-csrf = ブラウザからの変更には、X-CSRF-Token にセッションのトークンが必要です。また、このサービスのページから送信してください。
problem-session-required = この操作を行えるのはサインインした方だけです。APIキーでは行えません。
problem-reset-ended = このリンクは15分間、1回だけ使えます。新しいリンクをご請求ください。
reset-requested = このメールアドレスのメンバーであれば、リンクをお送りしています。
reset-done = 新しいパスワードを設定しました。そのパスワードでサインインしてください。
## Settings of the organization
field-email-domain-not-allowed = 組織が認めるドメインのアドレスにしてください: { $allowed }
field-email-domain-not-admitted = 組織が認めるドメインのアドレスにしてください
field-domain-malformed = example.com のようなドメインではないものが含まれています
field-sender-domain = { $domain } のアドレスにしてください。メール用に設定されているのはこのドメインだけです
field-sender-malformed = アドレス、または Acme <invites@example.com> のような名前とアドレスにしてください
field-lifetime-invalid = 7d や 36h のように、1時間から30日までの期間にしてください
field-holds-url = インターネットのアドレスは含められません
problem-picture-expected = ロゴは image/png、image/jpeg、image/webp のいずれかで送信してください。
field-picture-malformed = PNG、JPEG、WebP のいずれの画像でもありません
field-picture-too-large = 幅または高さが{ $max }ピクセルを超えています
## Addresses that should get no more mail
problem-address-suppressed = { $reason ->
    [complained] このアドレス宛ての以前のメールが迷惑メールとして報告されました。メールを送ってよいかを確認し、よければ「force」を付けてもう一度実行してください。
   *[bounced] このアドレス宛ての以前のメールが戻ってきました。アドレスを確認し、正しければ「force」を付けてもう一度実行してください。
}
## Roles and API keys
problem-role-exists = この名前のロールはすでに存在します。
problem-role-built-in = このロールはUsherに組み込まれているため、作成、変更、削除はできません。
problem-role-in-use = このロールを持つユーザーまたはAPIキーがあります。先に別のロールを付与するか、キーを取り消してください。
problem-too-many-roles = ロールはすでに{ $max }個あります。先に不要なものを削除してください。
problem-too-many-keys = 有効なAPIキーをすでに{ $max }個お持ちです。先に不要なものを取り消してください。
problem-creator-not-active = APIキーは作成した方の代わりに動作するため、有効なメンバーだけが作成できます。
## Fields of the audit trail
field-unknown-actor = IDを付けた user:… や key:… でも、system でもありません
field-chat-account-malformed = slack:T1:U1 のようなチャットのアカウントではありません
field-chat-workspace-malformed = slack:T1 や discord:* のようなチャットのワークスペースではありません
field-kinds-malformed = added,accepted のような種類の一覧ではありません
field-unknown-order = newest でも oldest でもありません
field-day-malformed = 2026-11-24 のような日付ではありません
field-days-reversed = 最初の日より前になっています
field-too-many-days = { $max }日を超える期間です
## Notices in chat
field-too-many-bytes = { $max }バイトを超えています
field-too-far-ahead = 1時間先までの日時にしてください
field-unknown-outcome = told でも undeliverable でもありません
problem-claim-lost = このお知らせは、ほかで引き取られたか、時間が過ぎたため、もうお手元にありません。もう一度お知らせを取得してください。

## Files of users
field-not-utf8 = { $max }バイト目からUTF-8ではありません。「CSV UTF-8」として保存してください
field-not-text = UTF-16であるか、テキストではありません。「CSV UTF-8」として保存してください
field-quote-never-closes = { $max }行目に、閉じられていない引用符があります
field-no-rows = ヘッダーの下に行がありません
field-too-many-rows = { $max }行を超えています。分割してください
field-unknown-column = 不明な列です。使えるのは first_name、last_name、email、language、role、send_welcome_email です
field-missing-column = ヘッダーにない列です
field-column-twice = ヘッダーに2回現れる列です
field-wrong-length = ヘッダーと同じ{ $max }個のセルにしてください
field-row-too-long = { $max }バイトを超えています
field-quote-misplaced = 閉じる引用符の後に文字があります

import-member = すでにメンバーです
import-pending = すでに追加または招待されています
import-duplicate = { $row }行目と同じメールアドレスです
import-role-not-allowed = ロールにご自身の権限を超えるものが含まれています
import-suppressed = 以前のメールが届かなかったメールアドレスです

problem-csv-expected = ファイルは text/csv で送信してください。
problem-import-changed = この取り込みは、ご確認いただいたものと異なります。もう一度確認してから、ご判断ください。
problem-import-ended = この取り込みの状態は { $state } です。これ以上の操作はありません。
field-unknown-verdict = 次のいずれでもなく、rejected でもありません: { $known }

## チャットのアカウントとボット
problem-on-behalf-not-allowed = Usher-On-Behalf-Of を送れるのは、対象のアカウントについて、チャットボットのキーだけです。また、チャットからはできないこともあります。
problem-not-linked = このチャットアカウントは、有効なメンバーに連携されていません。
problem-workspace-not-served = このキーは、そのチャットアカウントのワークスペースには使えません。
problem-bot-required = これができるのはチャットボットのキーだけです。
problem-bot-exceeds-caller = チャットボットのキーは users:read、users:invite、users:manage で操作しうるため、三つすべてを持つ人だけが作成または取り消しできます。
problem-link-code-ended = このチャットアカウントの連携の申し込みは、もう受け付けていません。新しいリンクを求めて、最初からやり直してください。
field-empty = 少なくとも一つは必要です
field-unknown-key-kind = program でも bot でもありません
field-unknown-user = だれの ID でもありません
field-digits-malformed = ページに表示された 6 桁の数字を入力してください
field-digits-wrong = ページに表示された数字と違います。残りの回数: { $left }
chat-linked = あなたの { $platform } アカウントは { $name }（{ $email }）に連携されました。
## Approval by a second person
approval-asked = もう一人の承認を待っています。
problem-person-required = この操作は、有効なメンバー、またはメンバーが作成したキーだけが行えます。
problem-own-request = ご自身の申請、またはご自身に関する申請です。ほかの方が判断する必要があります。
problem-no-approver = 承認が必要ですが、承認できる方がほかにいません。先に、権限のある方をもう一人メンバーにしてください。
problem-approval-pending = このユーザーの変更はすでに承認を待っています。先にそちらを判断するか、取り消してください。
problem-approval-ended = この申請はすでに判断されたか、取り消されたか、期限が切れています。
problem-approval-overtaken = 申請の対象がその間に変わったため、申請は取り消されました。何も変更されていません。
problem-requester-lost-rights = 申請した方にその権限がなくなったため、申請は取り消されました。何も変更されていません。
problem-role-needs-approval = このロールには承認が必要です。先にその設定を外してください。それにはもう一人の承認が必要です。
import-no-approver = 承認が必要なロールですが、承認できる方がほかにいません
