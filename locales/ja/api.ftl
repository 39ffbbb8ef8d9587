# Answers of the API, in the caller's language.

user-added = ユーザーを追加しました。
user-accepted = 参加が完了しました。

## What is wrong with one field
field-required = 必須項目です
field-unknown = 不明な項目です
field-wrong-type = { $expected ->
    [text] 文字列
    [boolean] trueかfalse
    [number] 数値
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
